package dev.hokku.tests.programs;

import dev.hokku.lax.Array;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// A program made from a seed: inputs, steps, and transforms around them, from the inside out.
///
/// @param seed which program
/// @param shapes of the inputs
/// @param steps what it does; its results are the last values
/// @param transforms what is done to it
record RandomProgram(long seed, List<Shape> shapes, List<Step> steps, List<ProgramTransform> transforms) {

  private static final List<Shape> SHAPES =
      List.of(Shape.SCALAR, Shape.of(3), Shape.of(5), Shape.of(2, 3), Shape.of(4, 1), Shape.of(2, 3, 2), Shape.of(17));

  /// The program of a seed.
  static RandomProgram of(long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    List<Shape> shapes = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      shapes.add(SHAPES.get(random.nextInt(SHAPES.size())));
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 2 + random.nextInt(6); i > 0; i--) {
      steps.add(new Step(StepRules.any(random), random.nextInt(100), random.nextInt(100), random.nextLong()));
    }
    List<ProgramTransform> transforms = new ArrayList<>();
    Modes modes = Modes.BOTH;
    for (int i = random.nextInt(5); i > 0; i--) {
      ProgramTransform transform = ProgramTransform.any(random, modes);
      transforms.add(transform);
      modes = transform.leaves().apply(modes);
    }
    return new RandomProgram(seed, List.copyOf(shapes), List.copyOf(steps), List.copyOf(transforms));
  }

  /// Its inputs; the same numbers in each dtype, since they are those of `f32`.
  List<Tensor> inputs(DType dtype) {
    Random random = new Random(seed);
    List<Tensor> inputs = new ArrayList<>();
    for (Shape shape : shapes) {
      Buffer buffer = Buffer.zeros(dtype, shape.size());
      for (int i = 0; i < buffer.length(); i++) {
        buffer.setDouble(i, (float) (random.nextDouble() * 3 - 1.5));
      }
      inputs.add(new Array(new ShapedArray(dtype, shape), buffer));
    }
    return inputs;
  }

  /// The program with all its transforms.
  Function<List<Tensor>, List<Tensor>> function() {
    Function<List<Tensor>, List<Tensor>> f = this::run;
    for (ProgramTransform transform : transforms) {
      f = transform.of(f);
    }
    return f;
  }

  private List<Tensor> run(List<Tensor> inputs) {
    List<Tensor> values = new ArrayList<>(inputs);
    for (Step step : steps) {
      values.add(Fitting.small(step.apply(values)));
    }
    return List.copyOf(values.subList(Math.max(inputs.size(), values.size() - 2), values.size()));
  }

  @Override
  public String toString() {
    return "program %d: inputs %s, steps %s, then %s".formatted(seed, shapes, steps, transforms);
  }
}
