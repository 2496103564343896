package dev.hokku.lax;

import static dev.hokku.lax.Lax.broadcastInDim;
import static dev.hokku.lax.Lax.transpose;

import dev.hokku.core.Batched;
import dev.hokku.core.Primitive;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Moves batch axes about: what batching rules are written with.
public final class Batching {

  private Batching() {}

  /// The value with its batch axis in front; broadcast along it if it has none.
  public static Tensor front(Batched x, int size) {
    return at(x, 0, size);
  }

  /// The value with its batch axis at `axis`; broadcast along it if it has none.
  public static Tensor at(Batched x, int axis, int size) {
    return x.isBatched() ? moveAxis(x.value(), x.axis(), axis) : spread(x.value(), axis, size);
  }

  /// `x` repeated along a new axis of length `size` at `axis`.
  public static Tensor spread(Tensor x, int axis, int size) {
    return broadcastInDim(x, x.shape().insert(axis, size), Axes.allBut(axis, x.rank() + 1));
  }

  /// `x` with one axis taken out and put in at another place.
  public static Tensor moveAxis(Tensor x, int from, int to) {
    if (from == to) {
      return x;
    }
    List<Integer> order = new ArrayList<>(Axes.range(x.rank()).asList());
    order.add(to, order.remove(from));
    return transpose(x, Axes.of(order));
  }

  /// An operation on elements: the batch axes are brought to the same place, then nothing changes.
  static List<Batched> elementwise(Primitive op, int size, List<Batched> in) {
    int axis = in.stream().filter(Batched::isBatched).findFirst().orElseThrow().axis();
    List<Tensor> aligned = new ArrayList<>();
    for (Batched x : in) {
      aligned.add(at(x, axis, size));
    }
    return Binding.bind(op, aligned).stream().map(out -> new Batched(out, axis)).toList();
  }

  /// Whether only the operand at `index` has a batch axis.
  static boolean only(int index, List<Batched> in) {
    for (int i = 0; i < in.size(); i++) {
      if (in.get(i).isBatched() != (i == index)) {
        return false;
      }
    }
    return true;
  }
}
