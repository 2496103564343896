package dev.hokku.control;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Primitive;
import dev.hokku.core.ShapeError;
import dev.hokku.core.Tangent;
import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Graph;
import dev.hokku.graph.HasBodies;
import dev.hokku.graph.Prunable;
import dev.hokku.graph.Var;
import dev.hokku.lax.Lax;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Linearizable;
import dev.hokku.transform.MakeGraph;
import dev.hokku.transform.Transpose;
import dev.hokku.transform.Vmap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Runs `body(constants, carry, x[t]) → carry, y[t]` for each `t`: operands constants, first carry, xs; results last carry, ys.
///
/// The rules rewrite the body, so a derivative or a batch of a loop is a loop again. The reverse of a loop is two: one forwards that stacks the
/// residuals of each step, and one backwards. Source: `jax.lax.scan`.
///
/// @param body inputs constants, carry, x; outputs carry, y; nothing captured
/// @param length how many steps
/// @param consts how many operands are constants
/// @param carry how many operands are carried
/// @param reverse from the last step to the first; ys stay in the order of xs
/// @param unroll how many steps the compiler lays out in one turn; the results are the same
public record Scan(Graph body, int length, int consts, int carry, boolean reverse, int unroll) implements HasBodies, Linearizable, Prunable {

  private static final String WHERE = "the body of scan";

  @Override
  public String name() {
    return "scan";
  }

  @Override
  public List<Graph> bodies() {
    return List.of(body);
  }

  @Override
  public Primitive withBodies(UnaryOperator<Graph> rewrite) {
    return new Scan(rewrite.apply(body), length, consts, carry, reverse, unroll);
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    for (int i = 0; i < in.size(); i++) {
      ShapedArray input = body.invars().get(i).aval();
      ShapedArray expected = isX(i) ? stacked(input) : input;
      if (!in.get(i).equals(expected)) {
        throw new ShapeError("scan", "operand %d is %s, but the body takes %s.".formatted(i, in.get(i), expected), "Give operands like those it was traced with.");
      }
    }
    List<ShapedArray> out = new ArrayList<>();
    for (int i = 0; i < body.outvars().size(); i++) {
      ShapedArray output = body.outvars().get(i).aval();
      out.add(i < carry ? output : stacked(output));
    }
    return out;
  }

  private ShapedArray stacked(ShapedArray slice) {
    return slice.withShape(slice.shape().insert(0, length));
  }

  private boolean isX(int position) {
    return position >= consts + carry;
  }

  private boolean isCarry(int position) {
    return position >= consts && !isX(position);
  }

  /// A mask over the outputs with the carries of a mask over the operands.
  private List<Boolean> carryOnly(List<Boolean> operands) {
    List<Boolean> mask = Mask.none(body.outvars().size());
    for (int i = 0; i < carry; i++) {
      mask.set(i, operands.get(consts + i));
    }
    return mask;
  }

  private boolean widenCarry(List<Boolean> operands, List<Boolean> outputs) {
    return Mask.widen(operands.subList(consts, consts + carry), outputs.subList(0, carry));
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    List<Boolean> active = Mask.moved(tangents);
    JvpBody jvp;
    do {
      jvp = JvpBody.of(WHERE, body, active, carryOnly(active));
    } while (widenCarry(active, jvp.moved()));
    ScanCall call = new ScanCall(this, jvp.graph());
    for (int i = 0; i < primals.size(); i++) {
      call.likePosition(i, i, i - consts, primals.get(i));
    }
    int outputs = body.outvars().size();
    declareTangents(call, active, tangents, primals.size(), outputs);
    for (int i = carry; i < outputs + Mask.count(jvp.moved()); i++) {
      if (i < outputs || i >= outputs + Mask.count(jvp.moved().subList(0, carry))) {
        call.y(i);
      }
    }
    return dual(call.bind(), jvp.moved());
  }

  /// @param input where the tangents begin among the inputs of the new body
  /// @param output where the tangents begin among its outputs
  private void declareTangents(ScanCall call, List<Boolean> active, List<Tangent> tangents, int input, int output) {
    int nextIn = input;
    int nextOut = output;
    for (int i = 0; i < tangents.size(); i++) {
      if (active.get(i)) {
        call.likePosition(i, nextIn++, nextOut, Lax.instantiate(tangents.get(i)));
        nextOut += isCarry(i) ? 1 : 0;
      }
    }
  }

  /// Results in the order carries, tangents of carries, ys, tangents of ys.
  private Dual dual(List<Tensor> results, List<Boolean> moved) {
    int movedCarries = Mask.count(moved.subList(0, carry));
    int ys = moved.size() - carry;
    List<Tensor> primals = Mask.join(results.subList(0, carry), results.subList(carry + movedCarries, carry + movedCarries + ys));
    List<Tensor> tangents = Mask.join(
        results.subList(carry, carry + movedCarries), results.subList(carry + movedCarries + ys, results.size()));
    return new Dual(primals, spread(primals, tangents, moved));
  }

  private static List<Tangent> spread(List<Tensor> primals, List<Tensor> tangents, List<Boolean> moved) {
    List<Tangent> spread = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < primals.size(); i++) {
      spread.add(moved.get(i) ? Tangent.of(tangents.get(next++)) : Tangent.zeroLike(primals.get(i)));
    }
    return spread;
  }

  @Override
  public Dual linearize(List<Tensor> primals, List<Tangent> tangents) {
    List<Boolean> active = Mask.moved(tangents);
    LinearBody split;
    do {
      split = LinearBody.of(WHERE, body, active, carryOnly(active));
    } while (widenCarry(active, split.moved()));

    int outputs = body.outvars().size();
    ScanCall forward = new ScanCall(this, split.known());
    for (int i = 0; i < primals.size(); i++) {
      forward.likePosition(i, i, i - consts, primals.get(i));
    }
    for (int i = carry; i < outputs; i++) {
      forward.y(i);
    }
    Invariants invariants = Invariants.of(split.known(), consts, primals);
    List<Residual> residuals = new ArrayList<>();
    int stacked = outputs;
    for (int i = 0; i < split.residuals(); i++) {
      Residual residual = residual(split.known().graph().outvars().get(outputs + i), split.known().graph(), invariants, primals, stacked);
      residuals.add(residual);
      if (residual instanceof Residual.Stacked) {
        forward.y(outputs + i);
        stacked++;
      }
    }
    List<Tensor> values = forward.bind();

    ScanCall linear = new ScanCall(this, split.linear());
    declareTangents(linear, active, tangents, 0, 0);
    int input = Mask.count(active);
    for (Residual residual : residuals) {
      switch (residual) {
        case Residual.Constant(Tensor value) -> linear.constant(input++, value);
        case Residual.Sliced(Tensor xs) -> linear.x(input++, xs);
        case Residual.Stacked(int result) -> linear.x(input++, values.get(result));
      }
    }
    for (int i = Mask.count(split.moved().subList(0, carry)); i < Mask.count(split.moved()); i++) {
      linear.y(i);
    }
    List<Tensor> results = values.subList(0, outputs);
    return new Dual(results, Mask.count(split.moved()) == 0
        ? results.stream().map(Tangent::zeroLike).toList()
        : spread(results, linear.bind(), split.moved()));
  }

  /// Where the backward loop finds a value of the forward one.
  private sealed interface Residual {
    record Constant(Tensor value) implements Residual {}

    record Sliced(Tensor xs) implements Residual {}

    record Stacked(int result) implements Residual {}
  }

  /// Only what changes from step to step, and is not an operand already, is stacked.
  private Residual residual(Atom atom, Graph known, Invariants invariants, List<Tensor> primals, int result) {
    if (invariants.has(atom)) {
      return new Residual.Constant(invariants.value(atom));
    }
    int input = atom instanceof Var var ? known.invars().indexOf(var) : -1;
    return input >= 0 && isX(input) ? new Residual.Sliced(primals.get(input)) : new Residual.Stacked(result);
  }

  /// The loop backwards: it carries the cotangents of carry and constants.
  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    List<Boolean> linear = new ArrayList<>(in.stream().map(Operand::isLinear).toList());
    for (int i = consts; i < consts + carry; i++) {
      linear.set(i, true); // a first carry that is known is a tangent that began as zero
    }
    List<Boolean> movedYs = Mask.moved(cts.subList(carry, cts.size()));
    List<ShapedArray> inputs = body.invars().stream().map(Var::aval).toList();
    List<ShapedArray> outputs = body.outvars().stream().map(Atom::aval).toList();
    List<Boolean> linearConsts = linear.subList(0, consts);
    List<Boolean> known = linear.stream().map(is -> !is).toList();

    // Inputs of the new body: sums of the constants' cotangents, the carries' cotangents, the ys' cotangents, known values.
    int sums = Mask.count(linearConsts);
    int ys = Mask.count(movedYs);
    List<ShapedArray> avals = new ArrayList<>(Mask.pick(inputs, Mask.join(linearConsts, Mask.none(inputs.size() - consts))));
    avals.addAll(outputs.subList(0, carry));
    avals.addAll(Mask.pick(outputs.subList(carry, outputs.size()), movedYs));
    avals.addAll(Mask.pick(inputs, known));
    ClosedGraph backward = MakeGraph.trace(WHERE, avals, values -> {
      List<Tangent> outCts = spreadCts(outputs, values.subList(sums, sums + carry + ys), movedYs);
      List<Operand> operands = new ArrayList<>();
      int nextKnown = sums + carry + ys;
      for (int i = 0; i < linear.size(); i++) {
        operands.add(linear.get(i) ? new Operand.Linear(inputs.get(i)) : new Operand.Known(values.get(nextKnown++)));
      }
      List<Tangent> found = Mask.pick(Transpose.backward(body, operands, outCts), linear);
      List<Tensor> out = new ArrayList<>();
      for (int i = 0; i < found.size(); i++) {
        out.add(Lax.instantiate(i < sums ? Tangent.of(values.get(i)).plus(found.get(i)) : found.get(i)));
      }
      return out;
    });

    ScanCall call = new ScanCall(this, backward).backwards();
    int next = 0;
    for (int i = 0; i < consts; i++) {
      if (linear.get(i)) {
        call.carry(next, next, Lax.zeros(inputs.get(i)));
        next++;
      }
    }
    for (int i = 0; i < carry; i++, next++) {
      call.carry(next, next, Lax.instantiate(cts.get(i)));
    }
    for (Tangent ct : Mask.pick(cts.subList(carry, cts.size()), movedYs)) {
      call.x(next++, ct.value());
    }
    for (int i = 0; i < in.size(); i++) {
      if (known.get(i)) {
        if (isX(i)) {
          call.x(next++, in.get(i).value());
        } else {
          call.constant(next++, in.get(i).value());
        }
      }
    }
    for (int i = sums + carry; i < Mask.count(linear); i++) {
      call.y(i);
    }
    List<Tensor> results = call.bind();
    List<Tangent> out = new ArrayList<>();
    int result = 0;
    for (int i = 0; i < in.size(); i++) {
      Tangent ct = linear.get(i) ? Tangent.of(results.get(result++)) : new Tangent.Zero(in.get(i).aval());
      out.add(in.get(i).isLinear() ? ct : new Tangent.Zero(in.get(i).aval()));
    }
    return out;
  }

  private List<Tangent> spreadCts(List<ShapedArray> outputs, List<Tensor> values, List<Boolean> movedYs) {
    List<Tangent> cts = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < outputs.size(); i++) {
      cts.add(i < carry || movedYs.get(i - carry) ? Tangent.of(values.get(next++)) : new Tangent.Zero(outputs.get(i)));
    }
    return cts;
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    List<Boolean> batched = new ArrayList<>(in.stream().map(Batched::isBatched).toList());
    BatchBody batch;
    do {
      batch = BatchBody.of(WHERE, body, size, batched, carryOnly(batched));
    } while (widenCarry(batched, batch.batched()));
    ScanCall call = new ScanCall(this, batch.graph());
    for (int i = 0; i < in.size(); i++) {
      // xs keep their steps in front: the batch axis of a slice is axis 0, so that of the stack is axis 1
      Tensor operand = batched.get(i) ? Vmap.moveTo(isX(i) ? 1 : 0, size, in.get(i)) : in.get(i).value();
      call.likePosition(i, i, i - consts, operand);
    }
    for (int i = carry; i < body.outvars().size(); i++) {
      call.y(i);
    }
    List<Tensor> results = call.bind();
    List<Batched> out = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      out.add(batch.batched().get(i) ? new Batched(results.get(i), i < carry ? 0 : 1) : Batched.same(results.get(i)));
    }
    return out;
  }

  /// A carry is needed if it is a used result or if the next value of a needed one reads it.
  @Override
  public Pruned prune(List<Boolean> used) {
    List<Boolean> needed = new ArrayList<>(used);
    LiveBody live;
    do {
      live = LiveBody.of(body, needed);
    } while (Mask.widen(needed.subList(0, carry), live.inputs().subList(consts, consts + carry)));
    List<Boolean> operands = new ArrayList<>(live.inputs());
    for (int i = 0; i < carry; i++) {
      operands.set(consts + i, needed.get(i));
    }
    Scan smaller = new Scan(
        live.with(operands), length, Mask.count(operands.subList(0, consts)), Mask.count(needed.subList(0, carry)), reverse, unroll);
    return new Pruned(smaller, LiveBody.places(operands), LiveBody.places(needed));
  }
}
