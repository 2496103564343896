package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.conv.Convolution;
import dev.hokku.backend.cpu.conv.Pooling;
import dev.hokku.backend.cpu.kernel.Permute;
import dev.hokku.backend.cpu.loop.Kind;
import dev.hokku.backend.cpu.loop.Loop;
import dev.hokku.backend.cpu.loop.LoopBuilder;
import dev.hokku.backend.cpu.loop.LoopOp;
import dev.hokku.backend.cpu.loop.Reducer;
import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.lax.Compare.Direction;
import dev.hokku.lax.ConvGeneralDilated;
import dev.hokku.lax.DotDims;
import dev.hokku.lax.DotGeneral;
import dev.hokku.lax.ReduceMax;
import dev.hokku.lax.ReduceMin;
import dev.hokku.lax.ReduceSum;
import dev.hokku.lax.ReduceWindowMax;
import dev.hokku.lax.ReduceWindowMin;
import dev.hokku.lax.ReduceWindowSum;
import dev.hokku.lax.Reduction;
import dev.hokku.lax.SelectAndScatterAdd;
import dev.hokku.lax.Transpose;
import dev.hokku.lax.Window;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table of kernels: for each primitive that has one beside the fused loops, the steps that compute it.
///
/// @param planner takes the steps
record KernelChoice(Planner planner, Kernels kernels) {

  /// Adds the steps of `eqn`; false if there is no kernel for it, or not for its types.
  boolean choose(Eqn eqn) {
    if (eqn.out().size() != 1 || eqn.out().getFirst().aval().dtype() != DType.F32 || eqn.out().getFirst().aval().size() == 0) {
      return false;
    }
    for (Atom operand : eqn.in()) {
      if (operand.aval().dtype() != DType.F32 || operand.aval().size() == 0) {
        return false;
      }
    }
    return switch (eqn.op()) {
      case DotGeneral dot -> dot(eqn, dot.dims());
      case Transpose transpose -> transpose(eqn, transpose.permutation());
      case ReduceSum sum -> reduce(eqn, sum, Reducer.SUM, LoopOp.ADD);
      case ReduceMax max -> reduce(eqn, max, Reducer.MAX, LoopOp.MAX);
      case ReduceMin min -> reduce(eqn, min, Reducer.MIN, LoopOp.MIN);
      case ConvGeneralDilated conv -> convolve(eqn, conv);
      case ReduceWindowMax max -> pool(eqn, max.window(), PoolStep.Kind.MAX);
      case ReduceWindowMin min -> pool(eqn, min.window(), PoolStep.Kind.MIN);
      case ReduceWindowSum sum -> pool(eqn, sum.window(), PoolStep.Kind.SUM);
      case SelectAndScatterAdd scatter -> scatter(eqn, scatter);
      default -> false;
    };
  }

  private boolean dot(Eqn eqn, DotDims dims) {
    Value x = planner.value(eqn.in().get(0));
    Value y = planner.value(eqn.in().get(1));
    Shape xShape = eqn.in().get(0).aval().shape();
    Shape yShape = eqn.in().get(1).aval().shape();
    Optional<DotLayout> direct = DotLayout.of(dims, xShape, yShape);
    DotLayout layout;
    if (direct.isPresent()) {
      layout = direct.get();
    } else {
      Axes xOrder = DotLayout.order(xShape.rank(), dims.lhsFree(xShape.rank()), dims.lhsContract(), dims.lhsBatch());
      Axes yOrder = DotLayout.order(yShape.rank(), dims.rhsFree(yShape.rank()), dims.rhsContract(), dims.rhsBatch());
      x = permuted(x, xShape, xOrder);
      y = permuted(y, yShape, yOrder);
      DotDims behind = new DotDims(
          Axes.range(xShape.rank() - dims.lhsContract().count(), xShape.rank()),
          Axes.range(yShape.rank() - dims.rhsContract().count(), yShape.rank()),
          Axes.range(dims.lhsBatch().count()), Axes.range(dims.rhsBatch().count()));
      layout = DotLayout.of(behind, xShape.permute(xOrder), yShape.permute(yOrder)).orElseThrow();
    }
    Value left = x;
    Value right = y;
    Value out = planner.temporary(eqn.out().getFirst());
    planner.add(List.of(left, right), List.of(out), List.of(), slot ->
        new DotStep(kernels.gemm(), layout, slot.applyAsInt(left), slot.applyAsInt(right), slot.applyAsInt(out)));
    return true;
  }

  private boolean transpose(Eqn eqn, Axes permutation) {
    Value x = planner.value(eqn.in().getFirst());
    Permute permute = Permute.of(eqn.in().getFirst().aval().shape().dims(), permutation.toArray());
    if (permute.isIdentity()) {
      planner.alias(eqn.out().getFirst(), x);
      return true;
    }
    permute(permute, x, planner.temporary(eqn.out().getFirst()));
    return true;
  }

  private Value permuted(Value x, Shape shape, Axes order) {
    Permute permute = Permute.of(shape.dims(), order.toArray());
    if (permute.isIdentity()) {
      return x;
    }
    Value out = Value.of(DType.F32, x.size, Value.Role.TEMPORARY);
    permute(permute, x, out);
    return out;
  }

  private void permute(Permute permute, Value x, Value out) {
    planner.add(List.of(x), List.of(out), List.of(), slot ->
        new PermuteStep(permute, kernels.width(), slot.applyAsInt(x), slot.applyAsInt(out)));
  }

  private boolean convolve(Eqn eqn, ConvGeneralDilated op) {
    Atom x = eqn.in().get(0);
    Atom w = eqn.in().get(1);
    Optional<Convolution> plan = Convolution.of(kernels.gemm(), op, x.aval(), w.aval(), eqn.out().getFirst().aval());
    plan.ifPresent(convolution -> binary(eqn, (left, right, out) -> new ConvStep(convolution, left, right, out)));
    return plan.isPresent();
  }

  private boolean pool(Eqn eqn, Window window, PoolStep.Kind kind) {
    Optional<Pooling> plan = Pooling.of(window, eqn.in().getFirst().aval(), eqn.out().getFirst().aval());
    if (plan.isEmpty()) {
      return false;
    }
    Value x = planner.value(eqn.in().getFirst());
    Value out = planner.temporary(eqn.out().getFirst());
    planner.add(List.of(x), List.of(out), List.of(), slot -> new PoolStep(plan.get(), kind, slot.applyAsInt(x), slot.applyAsInt(out)));
    return true;
  }

  private boolean scatter(Eqn eqn, SelectAndScatterAdd op) {
    Atom source = eqn.in().get(0);
    Atom x = eqn.in().get(1);
    Optional<Pooling> plan = Pooling.of(op.window(), x.aval(), source.aval());
    boolean largest = op.select() == Direction.GE;
    plan.ifPresent(pooling -> binary(eqn, (left, right, out) -> new SelectAndScatterStep(pooling, largest, left, right, out)));
    return plan.isPresent();
  }

  /// The step of an equation with two operands.
  @FunctionalInterface
  private interface BinaryStep {
    Step of(int left, int right, int out);
  }

  private void binary(Eqn eqn, BinaryStep step) {
    Value left = planner.value(eqn.in().get(0));
    Value right = planner.value(eqn.in().get(1));
    Value out = planner.temporary(eqn.out().getFirst());
    planner.add(List.of(left, right), List.of(out), List.of(), slot ->
        step.of(slot.applyAsInt(left), slot.applyAsInt(right), slot.applyAsInt(out)));
  }

  /// Neighbouring axes are reduced at once, the last ones first.
  private boolean reduce(Eqn eqn, Reduction op, Reducer reducer, LoopOp combine) {
    List<int[]> blocks = blocks(eqn.in().getFirst().aval().shape(), op.axes());
    Value x = planner.value(eqn.in().getFirst());
    if (blocks.isEmpty()) {
      planner.alias(eqn.out().getFirst(), x);
      return true;
    }
    for (int i = blocks.size() - 1; i >= 0; i--) {
      int[] block = blocks.get(i);
      Value in = x;
      Value out = i == 0 ? planner.temporary(eqn.out().getFirst()) : Value.of(DType.F32, in.size / block[1], Value.Role.TEMPORARY);
      int inner = block[2] / reducedBehind(blocks, i);
      int outer = in.size / block[1] / inner;
      planner.add(List.of(in), List.of(out), List.of(), slot -> new ReduceStep(
          reducer, rows(reducer), columns(combine), slot.applyAsInt(in), slot.applyAsInt(out), outer, block[1], inner));
      x = out;
    }
    return true;
  }

  private static int reducedBehind(List<int[]> blocks, int block) {
    int reduced = 1;
    for (int i = block + 1; i < blocks.size(); i++) {
      reduced *= blocks.get(i)[1];
    }
    return reduced;
  }

  /// Runs of reduced axes: elements before, in, and behind each.
  private static List<int[]> blocks(Shape shape, Axes axes) {
    List<int[]> blocks = new ArrayList<>();
    int outer = 1;
    boolean open = false;
    for (int axis = 0; axis < shape.rank(); axis++) {
      int dim = shape.dim(axis);
      if (dim != 1) {
        if (axes.contains(axis)) {
          if (!open) {
            blocks.add(new int[] {outer, 1, shape.size() / outer});
          }
          blocks.getLast()[1] *= dim;
          blocks.getLast()[2] /= dim;
        }
        open = axes.contains(axis);
      }
      outer *= dim;
    }
    return blocks;
  }

  private Loop rows(Reducer reducer) {
    LoopBuilder b = new LoopBuilder();
    return kernels.loops().loop(b.build(List.of(b.reduce(reducer, b.input(Kind.FLOAT, true)))));
  }

  private Loop columns(LoopOp combine) {
    LoopBuilder b = new LoopBuilder();
    return kernels.loops().loop(b.build(List.of(b.apply(combine, b.input(Kind.FLOAT, true), b.input(Kind.FLOAT, true)))));
  }
}
