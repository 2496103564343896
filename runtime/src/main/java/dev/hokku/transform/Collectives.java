package dev.hokku.transform;

import dev.hokku.core.HokkuException;
import dev.hokku.core.NamedAxis;
import dev.hokku.core.SourceLines;
import dev.hokku.core.Staging;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Tree;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// Operations across the elements of a batch, by the name of its axis ([VmapAxes#named]). Arguments and results are trees.
///
/// Source: `jax.lax.psum` and its like.
public final class Collectives {

  private Collectives() {}

  /// The sum over the axis, the same for each element.
  public static <T> T psum(T x, String axis) {
    return mapped("psum", x, axis, all -> all.sum(0));
  }

  /// The mean over the axis, the same for each element.
  public static <T> T pmean(T x, String axis) {
    return mapped("pmean", x, axis, all -> all.mean(0));
  }

  /// The largest over the axis, the same for each element.
  public static <T> T pmax(T x, String axis) {
    return mapped("pmax", x, axis, all -> all.max(0));
  }

  /// The smallest over the axis, the same for each element.
  public static <T> T pmin(T x, String axis) {
    return mapped("pmin", x, axis, all -> all.min(0));
  }

  /// The values of all elements, stacked on a new axis 0.
  public static <T> T allGather(T x, String axis) {
    return mapped("allGather", x, axis, all -> all);
  }

  /// Each element gets the value of another: element `to[i]` that of element `from[i]`; those to whom nobody sends get zeros.
  ///
  /// @param from distinct positions
  /// @param to distinct positions, as many
  public static <T> T ppermute(T x, String axis, int[] from, int[] to) {
    NamedAxis named = find("ppermute", axis);
    int[] source = new int[named.size()];
    Arrays.fill(source, -1);
    if (from.length != to.length || Arrays.stream(from).distinct().count() != from.length) {
      throw new IllegalArgumentException("ppermute: from %s and to %s are no pairs of distinct positions.".formatted(Arrays.toString(from), Arrays.toString(to)));
    }
    for (int i = 0; i < to.length; i++) {
      if (to[i] < 0 || to[i] >= named.size() || from[i] < 0 || from[i] >= named.size() || source[to[i]] >= 0) {
        throw new IllegalArgumentException(
            "ppermute: %d to %d is no pair of positions on axis '%s' of length %d, or sends twice to one."
                .formatted(from[i], to[i], axis, named.size()));
      }
      source[to[i]] = from[i];
    }
    Tensor sender = at(Numpy.array(source), named.index());
    return mapped("ppermute", x, axis, all -> {
      Tensor received = at(all, Numpy.maximum(sender, Numpy.scalar(0)));
      return Numpy.where(sender.ge(0), received, Numpy.zerosLike(received));
    });
  }

  /// The position of this element along the axis, `s32[]`.
  public static Tensor axisIndex(String axis) {
    return find("axisIndex", axis).index();
  }

  /// The length of the axis.
  public static int axisSize(String axis) {
    return find("axisSize", axis).size();
  }

  private static <T> T mapped(String what, T x, String axis, UnaryOperator<Tensor> combine) {
    NamedAxis named = find(what, axis);
    AllGather gather = new AllGather(axis, named.size());
    return Tree.map(leaf -> combine.apply(gather.of(leaf, named.index())), x);
  }

  private static NamedAxis find(String what, String axis) {
    return Staging.axis(axis).orElseThrow(() -> new HokkuException(
        "%s: no vmap around has an axis named '%s'.".formatted(what, axis),
        SourceLines.current(),
        "Name it: Vmap.vmap(f, VmapAxes.DEFAULT.named(\"%s\")).".formatted(axis)));
  }

  /// `x[position]`, for a scalar position.
  static Tensor at(Tensor x, Tensor position) {
    return Lax.dynamicIndexInDim(x, position, 0);
  }
}
