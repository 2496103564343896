package dev.hokku.control;

import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/// Prefixes of an associative operation by halving: combine neighbours, scan the half as many, and fill in every other one.
///
/// Source: Blelloch 1990, "Prefix sums and their applications"; `jax.lax.associative_scan`.
final class Prefixes {

  private Prefixes() {}

  static <T> T scan(BinaryOperator<T> f, T xs, boolean reverse) {
    Flattened flat = Tree.flatten(xs);
    int length = length(flat);
    List<Tensor> leaves = reverse ? reversed(flat.leaves()) : flat.leaves();
    List<Tensor> result = run(leaves, length, (a, b) -> {
      T combined = f.apply(Tree.like(xs, flat.def(), a), Tree.like(xs, flat.def(), b));
      Flattened out = Tree.flatten(combined);
      Tree.requireSame("associativeScan: what the operation takes and returns", flat.def(), out.def());
      requireSameTypes(a, out.leaves());
      return out.leaves();
    });
    return Tree.like(xs, flat.def(), reverse ? reversed(result) : result);
  }

  private static void requireSameTypes(List<Tensor> taken, List<Tensor> returned) {
    for (int i = 0; i < taken.size(); i++) {
      if (!taken.get(i).aval().equals(returned.get(i).aval())) {
        throw new HokkuException(
            "associativeScan: the operation takes %s and returns %s.".formatted(taken.get(i).aval(), returned.get(i).aval()),
            SourceLines.current(),
            "It combines pairs that are stacked on axis 0, so it keeps shapes and dtypes.");
      }
    }
  }

  private static int length(Flattened xs) {
    int length = -1;
    List<String> paths = Tree.paths(xs.def());
    for (int i = 0; i < paths.size(); i++) {
      Tensor leaf = xs.leaves().get(i);
      if (leaf.rank() == 0 || length >= 0 && leaf.dim(0) != length) {
        throw new HokkuException(
            "associativeScan: the tensor at '%s' is %s; each needs the same length on axis 0.".formatted(paths.get(i), leaf.aval()),
            SourceLines.current(),
            "Move the axis to scan to the front with moveAxis.");
      }
      length = leaf.dim(0);
    }
    return length;
  }

  private static List<Tensor> run(List<Tensor> xs, int length, BinaryOperator<List<Tensor>> f) {
    if (length < 2) {
      return xs;
    }
    int pairs = length / 2;
    List<Tensor> combined = f.apply(every(xs, 0, 2 * pairs, 2), every(xs, 1, 2 * pairs, 2));
    List<Tensor> odd = run(combined, pairs, f);
    // Element 2k, k > 0, is prefix 2k - 1 with one more.
    int later = (length - 1) / 2;
    List<Tensor> even = every(xs, 0, 1, 1);
    if (later > 0) {
      List<Tensor> rest = f.apply(every(odd, 0, later, 1), every(xs, 2, length, 2));
      even = pairwise(even, rest, (a, b) -> Lax.concatenate(List.of(a, b), 0));
    }
    return pairwise(even, odd, (a, b) -> interleaved(a, b, length));
  }

  private static List<Tensor> pairwise(List<Tensor> a, List<Tensor> b, BinaryOperator<Tensor> f) {
    List<Tensor> out = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      out.add(f.apply(a.get(i), b.get(i)));
    }
    return out;
  }

  private static List<Tensor> every(List<Tensor> xs, int start, int limit, int stride) {
    return xs.stream().map(x -> Lax.sliceInDim(x, start, limit, stride, 0)).toList();
  }

  private static List<Tensor> reversed(List<Tensor> xs) {
    return xs.stream().map(x -> Lax.rev(x, Axes.of(0))).toList();
  }

  /// `a[0], b[0], a[1], b[1], …`: pairs on a new axis, laid flat.
  private static Tensor interleaved(Tensor a, Tensor b, int length) {
    int count = b.dim(0);
    Tensor pairs = Lax.concatenate(List.of(Lax.sliceInDim(a, 0, count, 0).expandDims(1), b.expandDims(1)), 1);
    Tensor flat = Lax.reshape(pairs, a.shape().with(0, 2 * count));
    return a.dim(0) == count ? flat : Lax.concatenate(List.of(flat, Lax.sliceInDim(a, count, count + 1, 0)), 0);
  }
}
