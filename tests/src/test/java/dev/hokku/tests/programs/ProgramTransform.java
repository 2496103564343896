package dev.hokku.tests.programs;

import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What can be done to a function of lists of tensors; it gives another one of the same inputs.
///
/// @param name of the transform in use, as a user writes it
/// @param needs how the function must be differentiable
/// @param leaves how the transformed one is, by how the function was
/// @param change from function to function
record ProgramTransform(String name, Modes needs, UnaryOperator<Modes> leaves, UnaryOperator<Function<List<Tensor>, List<Tensor>>> change) {

  private static final List<ProgramTransform> ALL = all();

  private static List<ProgramTransform> all() {
    List<ProgramTransform> all = new ArrayList<>();
    all.addAll(DerivativeTransforms.all());
    all.addAll(BatchTransforms.all());
    all.addAll(ControlTransforms.all());
    return List.copyOf(all);
  }

  /// Every transform.
  static List<ProgramTransform> listed() {
    return ALL;
  }

  /// A transform that needs nothing and leaves the derivatives as they were.
  static ProgramTransform of(String name, UnaryOperator<Function<List<Tensor>, List<Tensor>>> change) {
    return new ProgramTransform(name, Modes.NONE, modes -> modes, change);
  }

  /// A transform that a function with these derivatives can have, each as likely as each.
  static ProgramTransform any(Random random, Modes modes) {
    List<ProgramTransform> fitting = ALL.stream().filter(transform -> modes.cover(transform.needs())).toList();
    return fitting.get(random.nextInt(fitting.size()));
  }

  /// The transformed function; it gives four tensors at most, none of them large.
  Function<List<Tensor>, List<Tensor>> of(Function<List<Tensor>, List<Tensor>> f) {
    Function<List<Tensor>, List<Tensor>> transformed = change.apply(f);
    return in -> {
      List<Tensor> out = transformed.apply(in);
      return out.subList(Math.max(0, out.size() - 4), out.size()).stream().map(Fitting::small).toList();
    };
  }

  /// One number of all results.
  static Tensor mean(List<Tensor> values) {
    Tensor sum = values.getFirst().mean();
    for (Tensor value : values.subList(1, values.size())) {
      sum = sum.add(value.mean());
    }
    return sum;
  }

  @Override
  public String toString() {
    return name;
  }
}
