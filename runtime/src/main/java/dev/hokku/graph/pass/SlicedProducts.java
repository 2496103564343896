package dev.hokku.graph.pass;

import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Var;
import dev.hokku.lax.DotDims;
import dev.hokku.lax.DotGeneral;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Slice;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.MakeGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Computes of a product only the piece that is read: the product of pieces of its operands.
///
/// ```text
/// before:  c = dot a b;  d = slice c        (nothing else reads c)
/// after:   p = slice a;  q = slice b;  d = dot p q
/// ```
///
/// The gradient of `concatenate(x, h) w` comes in this form when only `h` has one. Fires only where the multiplications that are saved outweigh the copies of
/// the operands. Keeps each bit: every element is the same sum. Leaves behind: the product, dead. Cost: one walk.
public record SlicedProducts() implements Pass {

  /// Multiplications that take as long as copying an element, and more.
  private static final long WORTH_COPYING = 16;

  @Override
  public Graph run(Graph graph) {
    Map<Atom, Integer> uses = Uses.count(graph);
    Map<Atom, Eqn> products = new HashMap<>();
    Map<Eqn, ClosedGraph> found = new HashMap<>();
    for (Eqn eqn : graph.eqns()) {
      if (eqn.op() instanceof DotGeneral) {
        products.put(eqn.out().getFirst(), eqn);
      } else if (eqn.op() instanceof Slice slice && products.containsKey(eqn.in().getFirst()) && uses.get(eqn.in().getFirst()) == 1) {
        piece(slice, products.get(eqn.in().getFirst()), eqn.out().getFirst()).ifPresent(piece -> found.put(eqn, piece));
      }
    }
    if (found.isEmpty()) {
      return graph;
    }
    Inlining inlining = new Inlining(graph);
    for (Eqn eqn : graph.eqns()) {
      if (found.containsKey(eqn)) {
        inlining.rewrite(new Eqn(eqn.op(), products.get(eqn.in().getFirst()).in(), eqn.out(), eqn.where()), found.get(eqn).graph());
      } else {
        inlining.keep(eqn);
      }
    }
    return inlining.result();
  }

  private static Optional<ClosedGraph> piece(Slice slice, Eqn product, Var wanted) {
    DotDims dims = ((DotGeneral) product.op()).dims();
    Shape left = product.in().get(0).aval().shape();
    Shape right = product.in().get(1).aval().shape();
    int batch = dims.lhsBatch().count();
    Axes leftFree = dims.lhsFree(left.rank());
    Slice ofLeft = cut(slice, left, dims.lhsBatch(), leftFree, batch);
    Slice ofRight = cut(slice, right, dims.rhsBatch(), dims.rhsFree(right.rank()), batch + leftFree.count());
    long depth = 1;
    for (int axis : dims.lhsContract().toArray()) {
      depth *= left.dim(axis);
    }
    long saved = (product.out().getFirst().aval().size() - wanted.aval().size()) * depth;
    long copied = wanted.aval().size() == 0 ? 0 : copied(ofLeft, left) + copied(ofRight, right);
    if (saved <= WORTH_COPYING * copied) {
      return Optional.empty();
    }
    return Optional.of(MakeGraph.trace("slice", product.in().stream().map(Atom::aval).toList(), in -> {
      Tensor x = Lax.slice(in.get(0), ofLeft.start(), ofLeft.limit(), ofLeft.strides());
      Tensor y = Lax.slice(in.get(1), ofRight.start(), ofRight.limit(), ofRight.strides());
      return List.of(Lax.dotGeneral(x, y, dims));
    }));
  }

  /// The piece of an operand that a piece of the product needs.
  ///
  /// @param first the product's axis that the operand's first free one becomes
  private static Slice cut(Slice slice, Shape operand, Axes batch, Axes free, int first) {
    List<Integer> start = new ArrayList<>(Collections.nCopies(operand.rank(), 0));
    List<Integer> limit = new ArrayList<>(Arrays.stream(operand.dims()).boxed().toList());
    List<Integer> strides = new ArrayList<>(Collections.nCopies(operand.rank(), 1));
    for (int i = 0; i < batch.count() + free.count(); i++) {
      int axis = i < batch.count() ? batch.at(i) : free.at(i - batch.count());
      int from = i < batch.count() ? i : first + i - batch.count();
      start.set(axis, slice.start().at(from));
      limit.set(axis, slice.limit().at(from));
      strides.set(axis, slice.strides().at(from));
    }
    return new Slice(Axes.of(start), Axes.of(limit), Axes.of(strides));
  }

  private static long copied(Slice slice, Shape operand) {
    long size = 1;
    boolean whole = true;
    for (int axis = 0; axis < operand.rank(); axis++) {
      long length = (slice.limit().at(axis) - slice.start().at(axis) + slice.strides().at(axis) - 1) / slice.strides().at(axis);
      whole &= length == operand.dim(axis);
      size *= length;
    }
    return whole ? 0 : size;
  }
}
