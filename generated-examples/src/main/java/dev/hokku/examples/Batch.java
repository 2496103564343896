package dev.hokku.examples;

import dev.hokku.HkTree;
import dev.hokku.tensor.Tensor;

/// Examples that one training step sees.
///
/// @param images `f32[B,H,W]`
/// @param labels `s32[B]`
@HkTree
public record Batch(Tensor images, Tensor labels) implements BatchTree {}
