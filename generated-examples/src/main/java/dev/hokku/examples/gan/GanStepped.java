package dev.hokku.examples.gan;

import dev.hokku.HkTree;
import dev.hokku.tensor.Tensor;

/// What one step of both players gives.
///
/// @param state for the next step
/// @param generatorLoss before the step, `f32[]`
/// @param discriminatorLoss before the step, `f32[]`; `2 log 2`, about 1.386, if it can only guess
@HkTree
public record GanStepped(GanState state, Tensor generatorLoss, Tensor discriminatorLoss) implements GanSteppedTree {}
