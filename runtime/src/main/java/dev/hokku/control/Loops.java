package dev.hokku.control;

import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.lax.Binding;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.MakeGraph;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import dev.hokku.tree.TreeDef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Traces the bodies of loops and binds them; [Control] is their door.
final class Loops {

  private Loops() {}

  /// @param what the user's word for the loop
  static <C, X, Y> Scanned<C, Y> scan(String what, BiFunction<C, X, Step<C, Y>> f, C init, X xs, ScanOptions options) {
    Flattened carry = Tree.flatten(init);
    Flattened slices = Tree.flatten(xs);
    int carries = carry.leaves().size();
    int length = options.steps(what, xs);
    List<ShapedArray> avals = avals(carry.leaves());
    slices.leaves().forEach(leaf -> avals.add(leaf.aval().withShape(leaf.shape().remove(0))));
    List<TreeDef> ys = new ArrayList<>();
    ClosedGraph closed = MakeGraph.trace("the body of " + what, avals, leaves -> {
      Step<C, Y> step = f.apply(
          Tree.like(init, carry.def(), leaves.subList(0, carries)), Tree.like(xs, slices.def(), leaves.subList(carries, leaves.size())));
      Flattened y = Tree.flatten(step.y());
      ys.add(y.def());
      return Mask.join(sameCarry(what, carry, step.carry()), y.leaves());
    });
    Scan scan = new Scan(While.constsFirst(closed), length, closed.consts().size(), carries, options.reverse(), options.unroll());
    List<Tensor> out = Binding.bind(scan, Mask.join(closed.consts(), Mask.join(carry.leaves(), slices.leaves())));
    @SuppressWarnings("unchecked") // the structure is that of what f returned
    Y stacked = (Y) ys.getFirst().unflatten(out.subList(carries, out.size()));
    return new Scanned<>(Tree.like(init, carry.def(), out.subList(0, carries)), stacked);
  }

  static <C> C whileLoop(Function<C, Tensor> test, Function<C, C> body, C init) {
    Flattened carry = Tree.flatten(init);
    List<ShapedArray> avals = avals(carry.leaves());
    ClosedGraph cond = MakeGraph.trace("the test of whileLoop", avals, leaves -> {
      Tensor running = test.apply(Tree.like(init, carry.def(), leaves));
      if (!running.aval().equals(new ShapedArray(DType.BOOL, Shape.SCALAR))) {
        throw new HokkuException(
            "whileLoop: the test returned %s instead of bool[].".formatted(running.aval()), SourceLines.current(), "Compare, and reduce with all() or any().");
      }
      return List.of(running);
    });
    ClosedGraph step = MakeGraph.trace("the body of whileLoop", avals, leaves ->
        sameCarry("whileLoop", carry, body.apply(Tree.like(init, carry.def(), leaves))));
    While loop = new While(While.constsFirst(cond), While.constsFirst(step), cond.consts().size(), step.consts().size());
    return Tree.like(init, carry.def(), Binding.bind(loop, Mask.join(cond.consts(), Mask.join(step.consts(), carry.leaves()))));
  }

  /// The tensors of the carry that a step returned, which must be like the one that came in.
  private static List<Tensor> sameCarry(String what, Flattened before, Object after) {
    Flattened flat = Tree.flatten(after);
    Tree.requireSame(what + ": the carry that the body was given and the one it returned", before.def(), flat.def());
    List<String> paths = Tree.paths(before.def());
    for (int i = 0; i < paths.size(); i++) {
      ShapedArray came = before.leaves().get(i).aval();
      ShapedArray went = flat.leaves().get(i).aval();
      if (!came.equals(went)) {
        throw new HokkuException(
            "%s: the carry%s is %s where the body is entered and %s where it is left.".formatted(what, at(paths.get(i)), came, went),
            SourceLines.current(),
            "Start with a carry of the type that the body returns, or convert with astype or broadcastTo in the body.");
      }
    }
    return flat.leaves();
  }

  static List<ShapedArray> avals(List<Tensor> tensors) {
    return new ArrayList<>(tensors.stream().map(Tensor::aval).toList());
  }

  static String at(String path) {
    return path.isEmpty() ? "" : " at '" + path + "'";
  }
}
