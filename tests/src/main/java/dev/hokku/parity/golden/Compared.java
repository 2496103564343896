package dev.hokku.parity.golden;

import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// A tensor, and what was recorded for it.
///
/// @param what it is, for messages
/// @param actual what we computed
/// @param reference what was recorded
/// @param largest magnitude of the numbers that went into it
record Compared(String what, Tensor actual, Reference reference, double largest) {

  /// Whatever the rounding of its operations, a number further off than this share of the largest is not believed: a missing term would be.
  private static final double MOST = 1.0 / 16;

  /// A tensor that has nothing larger behind it.
  Compared(String what, Tensor actual, Reference reference) {
    this(what, actual, reference, reference.magnitude());
  }

  /// How far each tensor is known, given what is believed of each at most.
  @FunctionalInterface
  interface Slack {
    double[] within(ToDoubleFunction<Compared> most);
  }

  /// Refuses tensors that are further off than the rule for their kind says, and further than they are known.
  ///
  /// @param slack asked for only if the rule is missed
  /// @return whether it was missed, so that how far they are known decided
  static boolean require(List<Compared> all, Tolerances tolerances, Slack slack) {
    boolean near = all.stream().allMatch(each -> each.difference(tolerances, 0) == null);
    if (near) {
      return false;
    }
    double[] known = slack.within(each -> MOST * each.largest());
    for (int i = 0; i < known.length; i++) {
      String difference = all.get(i).difference(tolerances, known[i]);
      if (difference != null) {
        throw new Mismatch(difference);
      }
    }
    return true;
  }

  private @Nullable String difference(Tolerances tolerances, double slack) {
    return reference.difference(what, actual, tolerances.of(reference.dtype()).plus(slack), largest);
  }
}
