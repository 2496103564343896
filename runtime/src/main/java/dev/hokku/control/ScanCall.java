package dev.hokku.control;

import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Var;
import dev.hokku.lax.Binding;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Puts a [Scan] together whose body has its inputs and outputs in another order: says for each input of the body what it is and where it comes from.
final class ScanCall {

  private final Scan like;
  private final Graph body;
  private final List<Tensor> constants = new ArrayList<>();
  private final List<Var> constantVars = new ArrayList<>();
  private final List<Tensor> inits = new ArrayList<>();
  private final List<Var> carryVars = new ArrayList<>();
  private final List<Atom> carryOuts = new ArrayList<>();
  private final List<Tensor> xs = new ArrayList<>();
  private final List<Var> xVars = new ArrayList<>();
  private final List<Atom> ys = new ArrayList<>();
  private boolean reverse;

  /// @param like gives length, direction and unrolling
  /// @param closed the body; what it captured becomes constants
  ScanCall(Scan like, ClosedGraph closed) {
    this.like = like;
    this.body = closed.graph();
    this.reverse = like.reverse();
    for (int i = 0; i < closed.consts().size(); i++) {
      constant(closed.arity() + i, closed.consts().get(i));
    }
  }

  /// Runs in the other direction.
  ScanCall backwards() {
    reverse = !reverse;
    return this;
  }

  /// Input `input` of the body is the same at each step.
  void constant(int input, Tensor operand) {
    constantVars.add(body.invars().get(input));
    constants.add(operand);
  }

  /// Input `input` of the body is output `output` of the step before. Carries come out of [#bind] in the order in which they are declared.
  void carry(int input, int output, Tensor init) {
    carryVars.add(body.invars().get(input));
    carryOuts.add(body.outvars().get(output));
    inits.add(init);
  }

  /// Input `input` of the body is a slice.
  void x(int input, Tensor operand) {
    xVars.add(body.invars().get(input));
    xs.add(operand);
  }

  /// Output `output` of the body is stacked; behind the carries, in the order in which they are declared.
  void y(int output) {
    ys.add(body.outvars().get(output));
  }

  /// Declares the input at `position` in the order of `like`'s operands as what it is there.
  ///
  /// @param input where it is in this body
  /// @param output for a carry, where its next value is
  void likePosition(int position, int input, int output, Tensor operand) {
    if (position < like.consts()) {
      constant(input, operand);
    } else if (position < like.consts() + like.carry()) {
      carry(input, output, operand);
    } else {
      x(input, operand);
    }
  }

  /// The last carries, then the ys.
  List<Tensor> bind() {
    Graph ordered = new Graph(
        Mask.join(constantVars, Mask.join(carryVars, xVars)), body.eqns(), Mask.join(carryOuts, ys));
    Scan scan = new Scan(ordered, like.length(), constants.size(), inits.size(), reverse, like.unroll());
    return Binding.bind(scan, Mask.join(constants, Mask.join(inits, xs)));
  }
}
