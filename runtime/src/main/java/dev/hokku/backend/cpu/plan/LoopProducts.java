package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.gemm.Sgemm;
import dev.hokku.control.Scan;
import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Var;
import dev.hokku.lax.Concatenate;
import dev.hokku.lax.DotDims;
import dev.hokku.lax.DotGeneral;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Products in a loop with a right operand that is the same in each turn, as the weights of a recurrent network are.
///
/// It is packed once. Where the left operand is a piece of the loop's inputs, one product over all turns is made before the first. Where it begins with such
/// a piece, as in `concatenate(x, h) w`, the sums over the piece are made so, and each turn continues them: the same chain of fma for each element, so the
/// same bits.
final class LoopProducts {

  /// More elements than this (64 MiB) are not made ahead.
  private static final long MOST_AHEAD = 1 << 24;

  private final Planner planner;
  private final Sgemm gemm;
  private final Scan scan;
  private final Graph graph;
  private final Map<Atom, Eqn> definitions = new HashMap<>();

  /// Concatenations that nothing reads but products which continue sums.
  private final Set<Eqn> unread = new HashSet<>();

  LoopProducts(Planner planner, Sgemm gemm, Scan scan, Graph graph) {
    this.planner = planner;
    this.gemm = gemm;
    this.scan = scan;
    this.graph = graph;
    for (Eqn eqn : graph.eqns()) {
      eqn.out().forEach(out -> definitions.put(out, eqn));
      if (eqn.op() instanceof Concatenate) {
        unread.add(eqn);
      }
    }
    for (Eqn eqn : graph.eqns()) {
      boolean continues = beginning(eqn).isPresent();
      for (Atom operand : eqn.in()) {
        if (!continues && definitions.containsKey(operand)) {
          unread.remove(definitions.get(operand));
        }
      }
    }
    graph.outvars().stream().filter(definitions::containsKey).forEach(out -> unread.remove(definitions.get(out)));
  }

  /// Adds the steps of `eqn` if it is such a product, and none if nothing reads its result; false if it is something else.
  boolean choose(Eqn eqn) {
    if (unread.contains(eqn)) {
      return true;
    }
    if (!isProduct(eqn)) {
      return false;
    }
    Optional<Eqn> concatenation = beginning(eqn);
    if (concatenation.isPresent()) {
      continued(eqn, concatenation.get().in(), layout(eqn).orElseThrow());
      return true;
    }
    Value left = planner.value(eqn.in().get(0));
    Value right = planner.value(eqn.in().get(1));
    if (layout(eqn).isEmpty() || !right.fixed || left.fixed) {
      return false;
    }
    DotLayout layout = layout(eqn).get();
    if (left.sliced && !layout.left().transposed() && fits(layout)) {
      planner.alias(eqn.out().getFirst(), ahead(layout, left, layout.depth(), right));
    } else {
      Value packed = packed(layout, 0, layout.depth(), right);
      Value out = planner.temporary(eqn.out().getFirst());
      planner.add(List.of(left, packed), List.of(out), List.of(), slot -> new PackedDotStep(
          gemm, layout.rows(), layout.columns(), layout.depth(), layout.left(), slot.applyAsInt(left), slot.applyAsInt(packed), slot.applyAsInt(out), false));
    }
    return true;
  }

  /// The sums over the first part are made ahead, those over the other are continued in each turn.
  private void continued(Eqn eqn, List<Atom> parts, DotLayout layout) {
    Value right = planner.value(eqn.in().get(1));
    int first = parts.getFirst().aval().shape().last();
    int depth = layout.depth() - first;
    Value stack = ahead(layout, planner.value(parts.get(0)), first, right);
    Value rest = planner.value(parts.get(1));
    Value packed = packed(layout, first, depth, right);
    planner.add(List.of(rest, packed, stack), List.of(stack), List.of(), slot -> new PackedDotStep(
        gemm, layout.rows(), layout.columns(), depth, rows(depth), slot.applyAsInt(rest), slot.applyAsInt(packed), slot.applyAsInt(stack), true));
    planner.alias(eqn.out().getFirst(), stack);
  }

  /// The product of the pieces of all turns with the first `depth` rows of the right operand.
  private Value ahead(DotLayout layout, Value pieces, int depth, Value right) {
    int rows = layout.rows() * scan.length();
    Value packed = packed(layout, 0, depth, right);
    Value stack = Value.of(DType.F32, layout.rows() * layout.columns(), Value.Role.STACK);
    planner.addAhead(List.of(pieces, packed), stack, slot -> new PackedDotStep(
        gemm, rows, layout.columns(), depth, rows(depth), slot.applyAsInt(pieces), slot.applyAsInt(packed), slot.applyAsInt(stack), false));
    return stack;
  }

  private Value packed(DotLayout layout, int from, int depth, Value right) {
    Value packed = Value.of(DType.F32, gemm.packedSize(layout.columns(), depth), Value.Role.TEMPORARY);
    planner.add(List.of(right), List.of(packed), List.of(), slot -> new PackStep(
        gemm, layout.columns(), from, depth, layout.right(), slot.applyAsInt(right), slot.applyAsInt(packed)));
    return packed;
  }

  /// Rows one behind the other.
  private static DotLayout.Operand rows(int depth) {
    return new DotLayout.Operand(depth, false, List.of(), List.of());
  }

  /// The concatenation of a piece of the loop's inputs and something else that the product takes as rows.
  private Optional<Eqn> beginning(Eqn eqn) {
    Eqn left = isProduct(eqn) ? definitions.get(eqn.in().getFirst()) : null;
    if (left == null || !(left.op() instanceof Concatenate(int axis)) || left.in().size() != 2 || axis != left.out().getFirst().aval().rank() - 1) {
      return Optional.empty();
    }
    List<Var> inputs = graph.invars();
    boolean given = inputs.subList(scan.consts() + scan.carry(), inputs.size()).contains(left.in().getFirst());
    boolean weights = inputs.subList(0, scan.consts()).contains(eqn.in().get(1));
    return given && weights && layout(eqn).filter(layout -> !layout.left().transposed() && fits(layout)).isPresent()
        ? Optional.of(left)
        : Optional.empty();
  }

  private boolean fits(DotLayout layout) {
    return (long) layout.rows() * layout.columns() * scan.length() <= MOST_AHEAD;
  }

  /// The layout of one product that is worth packing for.
  private Optional<DotLayout> layout(Eqn eqn) {
    DotDims dims = ((DotGeneral) eqn.op()).dims();
    Shape x = eqn.in().get(0).aval().shape();
    return DotLayout.of(dims, x, eqn.in().get(1).aval().shape())
        .filter(layout -> layout.batch() == 1 && dims.lhsContract().count() == 1 && gemm.packs(layout.rows(), layout.columns()))
        .filter(layout -> layout.left().transposed() || dims.lhsContract().at(0) == x.rank() - 1);
  }

  private static boolean isProduct(Eqn eqn) {
    return eqn.op() instanceof DotGeneral
        && eqn.out().getFirst().aval().dtype() == DType.F32
        && eqn.out().getFirst().aval().size() > 0
        && eqn.in().stream().allMatch(operand -> operand.aval().dtype() == DType.F32 && operand.aval().size() > 0);
  }
}
