package dev.hokku.examples;

import dev.hokku.HkTree;
import dev.hokku.optim.OptState;
import dev.hokku.random.Key;
import dev.hokku.tree.Params;

/// Everything that changes from step to step; saving it is enough to go on later with the same bits.
///
/// @param params of the network
/// @param optState the optimizer's memory
/// @param key the next step's random numbers come from it
@HkTree
public record TrainState(Params params, OptState optState, Key key) implements TrainStateTree {}
