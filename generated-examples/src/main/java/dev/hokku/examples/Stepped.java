package dev.hokku.examples;

import dev.hokku.HkTree;
import dev.hokku.tensor.Tensor;

/// What one training step gives.
///
/// @param state for the next step
/// @param loss of the batch before the step, `f32[]`
@HkTree
public record Stepped(TrainState state, Tensor loss) implements SteppedTree {}
