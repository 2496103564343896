package dev.hokku.nn;

import dev.hokku.core.ShapeError;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// What layers ask of their inputs, with one wording.
final class Inputs {

  private Inputs() {}

  /// Refuses integers where parameters take the dtype of the input: they could not be learnt.
  static void requireFloating(String operation, Tensor x) {
    if (!x.dtype().isFloating()) {
      throw new ShapeError(
          operation,
          "x is %s, and parameters take its dtype, but whole numbers cannot be learnt".formatted(x.aval()),
          "Convert it: x.astype(DType.F32); pixels are also divided by 255.");
    }
  }

  /// Refuses fewer axes than an operation means.
  ///
  /// @param axes the axes it means, as in `[N,..,C]`
  static void requireRank(String operation, Tensor x, int least, String axes) {
    if (x.rank() < least) {
      throw new ShapeError(
          operation, "x: %s has rank %d".formatted(x.aval(), x.rank()), "Give it the axes %s; x.expandDims(0) makes a batch of one.".formatted(axes));
    }
  }

  /// Refuses a factor or summand from outside that would make `x` larger.
  ///
  /// @param what the argument's name
  static void requireBroadcastsTo(String what, @Nullable Tensor given, Tensor x) {
    if (given == null) {
      return;
    }
    Shape padded = given.shape();
    while (padded.rank() < x.rank()) {
      padded = padded.insert(0, 1);
    }
    boolean fits = padded.rank() == x.rank();
    for (int axis = 0; fits && axis < x.rank(); axis++) {
      fits = padded.dim(axis) == 1 || padded.dim(axis) == x.dim(axis);
    }
    if (!fits) {
      throw new ShapeError(
          what, "it is %s and x is %s".formatted(given.aval(), x.aval()), "Each axis of %s must be as long as that of x, or 1.".formatted(what));
    }
  }

  /// Refuses a state of another batch or size than a step needs.
  ///
  /// @param what the state's part
  /// @param expected its shape
  static void requireState(String operation, Tensor x, String what, Tensor state, Shape expected) {
    if (!state.shape().equals(expected) || !state.dtype().isFloating()) {
      throw new ShapeError(
          operation,
          "x is %s, so %s should be %s, but it is %s".formatted(x.aval(), what, expected, state.aval()),
          "Start from initialState(batchSize); an unroll has time on axis 0 of its inputs, unless timeMajor is false.");
    }
  }

  /// Refuses a size of a layer that has no meaning.
  static void requirePositive(String what, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("%s is %d, but must be at least 1.".formatted(what, size));
    }
  }

  /// Refuses a rate or weight outside `[0, 1]`.
  static void requireShare(String what, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("%s is %s, but must be in [0, 1].".formatted(what, share));
    }
  }

  /// Refuses a text that is no regular expression.
  static void requireRegex(String what, String regex) {
    try {
      Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("%s '%s' is no regular expression: %s.".formatted(what, regex, e.getDescription()), e);
    }
  }

  /// `axis` counted from the front.
  ///
  /// @param what the argument's name
  static int axis(String what, int axis, Shape x) {
    if (axis < -x.rank() || axis >= x.rank()) {
      throw new ShapeError(
          what,
          "there is no axis %d in %s, which has rank %d".formatted(axis, x, x.rank()),
          x.rank() == 0 ? "Give x at least one axis." : "Name axes in [-%d, %d).".formatted(x.rank(), x.rank()));
    }
    return x.axis(axis);
  }
}
