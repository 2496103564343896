package dev.hokku.parity.golden;

import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
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
    return requireAny(List.of(() -> all), tolerances, slack);
  }

  /// As above, for tensors that may be computed in several ways, of which nobody knows which was recorded: one must be near enough.
  ///
  /// @param ways each asked for only if those before it miss the rule; what is said of a mismatch is said of the first
  static boolean requireAny(List<Supplier<List<Compared>>> ways, Tolerances tolerances, Slack slack) {
    List<List<Compared>> computed = new ArrayList<>();
    for (Supplier<List<Compared>> way : ways) {
      computed.add(way.get());
      if (difference(computed.getLast(), tolerances, new double[computed.getLast().size()]) == null) {
        return false;
      }
    }
    double[] known = slack.within(each -> MOST * each.largest());
    List<String> differences = computed.stream().map(all -> difference(all, tolerances, known)).filter(Objects::nonNull).toList();
    if (differences.size() == computed.size()) {
      throw new Mismatch(differences.getFirst());
    }
    return true;
  }

  /// The first difference; null if there is none.
  private static @Nullable String difference(List<Compared> all, Tolerances tolerances, double[] slack) {
    for (int i = 0; i < slack.length; i++) {
      String difference = all.get(i).difference(tolerances, slack[i]);
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private @Nullable String difference(Tolerances tolerances, double slack) {
    return reference.difference(what, actual, tolerances.of(reference.dtype()).plus(slack), largest);
  }
}
