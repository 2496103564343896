package dev.hokku.bench;

import dev.hokku.HkTree;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;

/// What a training step of a network with state gives.
///
/// @param params after the step
/// @param state after the step
/// @param loss before it, `f32[]`
@HkTree
record StatefulStep(Params params, State state, Tensor loss) implements StatefulStepTree {}
