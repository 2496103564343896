package dev.hokku.bench;

import dev.hokku.HkTree;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;

/// What a training step gives.
///
/// @param params after the step
/// @param loss before it, `f32[]`
@HkTree
record TrainingStep(Params params, Tensor loss) implements TrainingStepTree {}
