package dev.hokku.control;

import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.MakeGraph;
import dev.hokku.transform.TreeFunction;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Traces branches and binds them; [Control] is their door.
final class Branches {

  private Branches() {}

  /// @param index `s32[]` in `[0, n)`
  static <A, R> R choose(String what, Tensor index, List<? extends Function<? super A, ? extends R>> branches, A operand) {
    Flattened in = Tree.flatten(operand);
    List<ShapedArray> avals = Loops.avals(in.leaves());
    List<TreeFunction<A, R>> flat = new ArrayList<>();
    List<ClosedGraph> graphs = new ArrayList<>();
    for (Function<? super A, ? extends R> branch : branches) {
      TreeFunction<A, R> traced = new TreeFunction<>(branch::apply, in.def());
      graphs.add(MakeGraph.trace("a branch of " + what, avals, traced));
      flat.add(traced);
    }
    for (int i = 1; i < branches.size(); i++) {
      requireSame(what, i, flat.getFirst(), flat.get(i), graphs.getFirst(), graphs.get(i));
    }
    return flat.getFirst().result(Cond.bind(index, graphs, in.leaves()));
  }

  private static void requireSame(
      String what, int branch, TreeFunction<?, ?> first, TreeFunction<?, ?> other, ClosedGraph firstGraph, ClosedGraph otherGraph) {
    Tree.requireSame("%s: the results of branches 0 and %d".formatted(what, branch), first.outDef(), other.outDef());
    List<String> paths = Tree.paths(first.outDef());
    for (int i = 0; i < paths.size(); i++) {
      Atom a = firstGraph.graph().outvars().get(i);
      Atom b = otherGraph.graph().outvars().get(i);
      if (!a.aval().equals(b.aval())) {
        throw new HokkuException(
            "%s: the result%s is %s in branch 0 and %s in branch %d."
                .formatted(what, paths.get(i).isEmpty() ? "" : " at '" + paths.get(i) + "'", a.aval(), b.aval(), branch),
            SourceLines.current(),
            "Let all branches return the same types; convert with astype or broadcastTo.");
      }
    }
  }

  /// 1 where `predicate` holds, else 0.
  static Tensor indexOf(Tensor predicate) {
    requireScalar("cond", "the predicate", predicate, predicate.dtype() == DType.BOOL, "bool[]");
    return Lax.convertElementType(predicate, DType.S32);
  }

  /// An index into `count` branches, clamped.
  static Tensor clamped(Tensor index, int count) {
    if (count == 0) {
      throw new HokkuException("switchCase: there are no branches.", SourceLines.current(), "Give at least one.");
    }
    requireScalar("switchCase", "the index", index, index.dtype().isInteger(), "s32[]");
    ShapedArray s32 = new ShapedArray(DType.S32, Shape.SCALAR);
    return Lax.clamp(Lax.full(s32, 0L), Lax.convertElementType(index, DType.S32), Lax.full(s32, (long) count - 1));
  }

  private static void requireScalar(String what, String which, Tensor value, boolean rightDtype, String expected) {
    if (value.rank() != 0 || !rightDtype) {
      throw new HokkuException(
          "%s: %s is %s instead of %s.".formatted(what, which, value.aval(), expected),
          SourceLines.current(),
          value.rank() == 0 ? "Compare it, or convert it with astype." : "To choose element by element use Numpy.where; or reduce it to a scalar.");
    }
  }
}
