package dev.hokku.backend.cpu.plan;

import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Var;
import dev.hokku.lax.ConvGeneralDilated;
import dev.hokku.lax.ConvertElementType;
import dev.hokku.lax.DotGeneral;
import dev.hokku.lax.ReduceWindowMax;
import dev.hokku.lax.ReduceWindowMin;
import dev.hokku.lax.ReduceWindowSum;
import dev.hokku.lax.SelectAndScatterAdd;
import dev.hokku.tensor.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Computes products, convolutions and windows of `f16` and `bf16` in `f32` and rounds the result once, as XLA does on CPUs.
///
/// ```text
/// before:  c:bf16 = dot a b
/// after:   x:f32 = convert a;  y:f32 = convert b;  z:f32 = dot x y;  c:bf16 = convert z
/// ```
final class WidenedHalves {

  private WidenedHalves() {}

  static Graph run(Graph graph) {
    if (graph.eqns().stream().noneMatch(WidenedHalves::isNarrow)) {
      return graph;
    }
    List<Eqn> eqns = new ArrayList<>();
    for (Eqn eqn : graph.eqns()) {
      if (isNarrow(eqn)) {
        widen(eqn, eqns);
      } else {
        eqns.add(eqn);
      }
    }
    return new Graph(graph.invars(), eqns, graph.outvars());
  }

  private static boolean isNarrow(Eqn eqn) {
    boolean summing = switch (eqn.op()) {
      case DotGeneral ignored -> true;
      case ConvGeneralDilated ignored -> true;
      case ReduceWindowSum ignored -> true;
      case ReduceWindowMax ignored -> true;
      case ReduceWindowMin ignored -> true;
      case SelectAndScatterAdd ignored -> true;
      default -> false;
    };
    return summing && Stream.concat(eqn.in().stream(), eqn.out().stream()).allMatch(WidenedHalves::isSomeHalf);
  }

  private static boolean isSomeHalf(Atom atom) {
    return (atom.aval().dtype() == DType.BF16 || atom.aval().dtype() == DType.F16) && atom.aval().size() > 0;
  }

  private static void widen(Eqn eqn, List<Eqn> eqns) {
    List<Atom> wide = new ArrayList<>();
    for (Atom operand : eqn.in()) {
      Var x = wide(operand);
      eqns.add(new Eqn(new ConvertElementType(DType.F32), List.of(operand), List.of(x), eqn.where()));
      wide.add(x);
    }
    Var result = wide(eqn.out().getFirst());
    eqns.add(new Eqn(eqn.op(), wide, List.of(result), eqn.where()));
    eqns.add(new Eqn(new ConvertElementType(eqn.out().getFirst().aval().dtype()), List.of(result), eqn.out(), eqn.where()));
  }

  /// The plan names values by identity, so the number may be another's.
  private static Var wide(Atom atom) {
    return new Var(0, atom.aval().withDtype(DType.F32));
  }
}
