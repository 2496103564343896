package dev.hokku.tests.programs;

import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.Random;

/// One step of a random program: a rule applied to two of the values there are. All its choices follow from its numbers and the shapes of the values, so that it is the
/// same step in each run, in `f32` and `f64`, and under every transform.
///
/// @param rule what is done
/// @param x which value, counted round
/// @param y which other value, counted round
/// @param seed of further choices
record Step(StepRule rule, int x, int y, long seed) {

  /// The new value.
  Tensor apply(List<Tensor> values) {
    return rule.apply(values.get(x % values.size()), values.get(y % values.size()), new Random(seed));
  }

  @Override
  public String toString() {
    return "%s(%d, %d)".formatted(rule.name(), x, y);
  }
}
