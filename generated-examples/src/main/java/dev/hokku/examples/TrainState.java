package dev.hokku.examples;

import dev.hokku.HkTree;
import dev.hokku.optim.OptState;
import dev.hokku.random.Key;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;

/// Everything that changes from step to step; saving it is enough to go on later with the same bits.
///
/// @param params of the network
/// @param state of the network: averages of batch norm, a codebook; empty for most
/// @param optState the optimizer's memory
/// @param key the next step's random numbers come from it
@HkTree
public record TrainState(Params params, State state, OptState optState, Key key) implements TrainStateTree {}
