package dev.hokku.tests.laws;

import dev.hokku.core.Primitive;
import dev.hokku.graph.GraphPrinter;
import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Var;
import dev.hokku.lax.Binding;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.MakeGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// One operation with operands.
///
/// @param op the primitive
/// @param in its operands
/// @param derivatives which derivatives are compared
/// @param projection applied to the floating operands before derivatives are taken, where an operation is defined on some tensors only
record Sample(Primitive op, List<Tensor> in, Derivatives derivatives, UnaryOperator<Tensor> projection) {

  /// Which derivatives an operation has at its operands.
  enum Derivatives {
    /// None that a difference would show: it jumps, or has a corner at a point that is likely to be hit.
    NONE,
    /// Forwards only.
    FORWARDS,
    /// Backwards only.
    BACKWARDS,
    /// Forwards and backwards.
    BOTH;

    boolean forwards() {
      return this == FORWARDS || this == BOTH;
    }

    boolean backwards() {
      return this == BACKWARDS || this == BOTH;
    }
  }

  /// With derivatives.
  static Sample of(Primitive op, Tensor... in) {
    return new Sample(op, List.of(in), Derivatives.BOTH, UnaryOperator.identity());
  }

  /// The one operation that a function consists of: for primitives that are made by a function of their own.
  static Sample traced(Function<List<Tensor>, List<Tensor>> f, Tensor... in) {
    List<Eqn> eqns = MakeGraph.trace(Stream.of(in).map(Tensor::aval).toList(), f).graph().eqns();
    if (eqns.size() != 1) {
      throw new IllegalArgumentException("The function is not one operation: %s.".formatted(eqns));
    }
    return of(eqns.getFirst().op(), in);
  }

  /// Where derivatives are not defined, or not by a difference.
  static Sample flat(Primitive op, Tensor... in) {
    return new Sample(op, List.of(in), Derivatives.NONE, UnaryOperator.identity());
  }

  /// The same with other derivatives.
  Sample with(Derivatives others) {
    return new Sample(op, in, others, projection);
  }

  /// The same for an operation that is defined on symmetric matrices.
  Sample onSymmetric() {
    return new Sample(op, in, derivatives, x -> x.add(x.swapAxes(-1, -2)).mul(0.5));
  }

  /// The results, computed at once.
  List<Tensor> run() {
    return Binding.bind(op, in);
  }

  /// Whether the operation holds a rule of a user's, a Java function, which has no text.
  boolean holdsCode() {
    return op.name().equals("custom_jvp_call") || op.name().equals("custom_vjp_call");
  }

  /// The types of the operands.
  List<ShapedArray> avals() {
    return in.stream().map(Tensor::aval).toList();
  }

  /// `add f32[3,5] f32[3,5]`.
  @Override
  public String toString() {
    List<Atom> atoms = new ArrayList<>();
    for (Tensor operand : in) {
      atoms.add(new Var(atoms.size(), operand.aval()));
    }
    String text = GraphPrinter.print(new Eqn(op, atoms, List.<Var>of())).replaceFirst("^ = ", "");
    return text + " of " + avals();
  }
}
