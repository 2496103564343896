package dev.hokku.graph.pass;

import dev.hokku.lax.Slice;
import dev.hokku.tensor.Axes;

/// Arithmetic on permutations and slices.
final class Moves {

  private Moves() {}

  /// `outer[inner[i]]` for each `i`.
  static int[] through(Axes outer, Axes inner) {
    int[] composed = new int[inner.count()];
    for (int i = 0; i < composed.length; i++) {
      composed[i] = outer.at(inner.at(i));
    }
    return composed;
  }

  /// The slice that does what two do one after the other.
  static Slice compose(Slice first, Slice second) {
    int rank = first.start().count();
    int[] start = new int[rank];
    int[] limit = new int[rank];
    int[] strides = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      int stride = first.strides().at(axis);
      int from = second.start().at(axis);
      int to = second.limit().at(axis);
      boolean empty = from == to;
      start[axis] = first.start().at(axis) + (empty ? 0 : from * stride);
      limit[axis] = empty ? start[axis] : first.start().at(axis) + (to - 1) * stride + 1;
      strides[axis] = stride * second.strides().at(axis);
    }
    return new Slice(Axes.of(start), Axes.of(limit), Axes.of(strides));
  }

  /// The axes with `amount` taken from the entry at `axis`.
  static Axes minus(Axes axes, int axis, int amount) {
    int[] values = axes.toArray();
    values[axis] -= amount;
    return Axes.of(values);
  }
}
