package dev.hokku.transform;

import dev.hokku.core.HokkuException;
import dev.hokku.core.NamedAxis;
import dev.hokku.core.SourceLines;
import dev.hokku.core.Staging;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Tree;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

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

  /// The values of all elements along one axis of the result.
  ///
  /// @param along the axis of the result, from 0 to the rank of `x`, or (tiled) below it; may be negative
  /// @param tiled whether the values are concatenated along that axis, which `x` then has, instead of stacked on a new one
  public static <T> T allGather(T x, String axis, int along, boolean tiled) {
    return mapped("allGather", x, axis, all -> along(all, along, tiled));
  }

  /// Each element gives every element one part of its value and gets from every element the part that is for it: a transposition of the axis with one of `x`.
  ///
  /// @param splitAxis the axis of `x` that is shared out: as long as the named axis, or (tiled) a multiple of it; may be negative
  /// @param concatAxis where the received parts stand in the result: on a new axis, or (tiled) one after the other along this axis; may be negative
  /// @param tiled whether parts keep the split axis, as slices of it
  /// @throws HokkuException if the split axis cannot be shared out evenly
  public static <T> T allToAll(T x, String axis, int splitAxis, int concatAxis, boolean tiled) {
    Tensor position = find("allToAll", axis).index();
    return mapped("allToAll", x, axis, all -> along(part("allToAll", all, splitAxis, tiled, axis, position), concatAxis, tiled));
  }

  /// The sum over the named axis, of which each element gets one part.
  ///
  /// @param along the axis of `x` that is shared out, as in [#allToAll]; may be negative
  /// @param tiled whether a part keeps that axis, as a slice of it
  public static <T> T psumScatter(T x, String axis, int along, boolean tiled) {
    Tensor position = find("psumScatter", axis).index();
    return mapped("psumScatter", x, axis, all -> part("psumScatter", all, along, tiled, axis, position).sum(0));
  }

  /// Exchanges the named axis with one of `x` that is as long.
  ///
  /// @param along an axis of `x`; may be negative
  public static <T> T pswapaxes(T x, String axis, int along) {
    return allToAll(x, axis, along, along, false);
  }

  /// Each element gets the value of another: element `i` that of element `permutation[i]`.
  ///
  /// @param permutation every position once
  public static <T> T pshuffle(T x, String axis, int[] permutation) {
    int size = find("pshuffle", axis).size();
    if (!Arrays.equals(Arrays.stream(permutation).sorted().toArray(), IntStream.range(0, size).toArray())) {
      throw new IllegalArgumentException(
          "pshuffle: %s is no permutation of the %d positions on axis '%s'.".formatted(Arrays.toString(permutation), size, axis));
    }
    return ppermute(x, axis, permutation, IntStream.range(0, size).toArray());
  }

  /// The value of one element, for all.
  ///
  /// @param source the position of the element that gives it
  public static <T> T pbroadcast(T x, String axis, int source) {
    int size = find("pbroadcast", axis).size();
    if (source < 0 || source >= size) {
      throw new IllegalArgumentException("pbroadcast: %d is no position on axis '%s' of length %d.".formatted(source, axis, size));
    }
    return mapped("pbroadcast", x, axis, all -> at(all, Numpy.scalar(source)));
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

  /// Of values stacked on axis 0, the same part of each: that for the element at `position`.
  private static Tensor part(String what, Tensor all, int along, boolean tiled, String axis, Tensor position) {
    int size = all.dim(0);
    Shape one = all.shape().remove(0);
    int from = one.axis(along) + 1;
    int length = all.dim(from);
    if (tiled ? length % size != 0 : length != size) {
      throw new HokkuException(
          "%s: axis %d of %s has length %d, which does not share out over axis '%s' of length %d."
              .formatted(what, along, all.aval().withShape(one), length, axis, size),
          SourceLines.current(),
          "Give an axis %s.".formatted(tiled ? "whose length is a multiple of " + size : "of length " + size + ", or ask for tiled parts"));
    }
    if (!tiled) {
      return Lax.dynamicIndexInDim(all, position, from);
    }
    Shape cut = all.shape().remove(from).insert(from, length / size).insert(from, size);
    return Lax.dynamicIndexInDim(all.reshape(cut), position, from);
  }

  /// Values stacked on axis 0, stacked on or concatenated along another one.
  private static Tensor along(Tensor all, int along, boolean tiled) {
    int to = (tiled ? all.shape().remove(0) : all.shape()).axis(along);
    Tensor moved = all.moveAxis(0, to);
    return tiled ? moved.reshape(moved.shape().remove(to).remove(to).insert(to, moved.dim(to) * moved.dim(to + 1))) : moved;
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
