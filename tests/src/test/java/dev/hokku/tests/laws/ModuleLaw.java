package dev.hokku.tests.laws;

/// What holds for modules. Each is checked in [ModuleLawsTest]; a row of [ModuleCatalogue] that is excused from one says why.
enum ModuleLaw {
  /// What init makes is what apply reads, from data and from shapes.
  PATHS,
  /// Shapes and dtypes by abstract evaluation are the real ones.
  SHAPES,
  /// Compiled and eager results have the same bits.
  JIT,
  /// A run in `f64` agrees with the one in `f32`.
  FLOAT64,
  /// A run in `bf16` is finite and near.
  BFLOAT16,
  /// Mapped over single examples it gives what the batch gives.
  VMAP,
  /// Mapped over calls it gives what the calls give.
  CALLS,
  /// The gradient is the slope along a random direction, in `f64`.
  GRADIENT,
  /// Saved and loaded it gives the same bits.
  CHECKPOINT,
  /// Called by eight threads at once it gives the same bits.
  THREADS,
  /// An input that has lost its axes is refused with its shape, the module's path and a way to mend it.
  ANSWERS
}
