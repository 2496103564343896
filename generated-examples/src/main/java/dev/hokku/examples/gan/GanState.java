package dev.hokku.examples.gan;

import dev.hokku.HkTree;
import dev.hokku.optim.OptState;
import dev.hokku.random.Key;
import dev.hokku.tree.Params;

/// Both players between two steps.
///
/// @param generator parameters of the one that makes points
/// @param discriminator parameters of the one that judges them
/// @param generatorOpt the optimizer's memory for the first
/// @param discriminatorOpt and for the second
/// @param key the next step's random numbers come from it
@HkTree
public record GanState(Params generator, Params discriminator, OptState generatorOpt, OptState discriminatorOpt, Key key) implements GanStateTree {}
