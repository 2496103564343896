package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.doubles.DoubleConv;
import dev.hokku.backend.cpu.doubles.DoubleDot;
import dev.hokku.backend.cpu.kernel.ArrayKernel;
import dev.hokku.backend.cpu.kernel.Permute;
import dev.hokku.backend.cpu.loop.Kind;
import dev.hokku.backend.cpu.loop.Loop;
import dev.hokku.backend.cpu.loop.LoopBuilder;
import dev.hokku.backend.cpu.loop.LoopOp;
import dev.hokku.backend.cpu.loop.LoopProgram;
import dev.hokku.backend.cpu.loop.Reducer;
import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Var;
import dev.hokku.lax.BroadcastInDim;
import dev.hokku.lax.Compare;
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
import dev.hokku.lax.Rev;
import dev.hokku.lax.SelectAndScatterAdd;
import dev.hokku.lax.Slice;
import dev.hokku.lax.Transpose;
import dev.hokku.lax.Window;
import dev.hokku.random.Threefry2x32;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The table of kernels: for each primitive that has one beside the fused loops, the steps that compute it.
///
/// @param planner takes the steps
record KernelChoice(Planner planner, Kernels kernels) {

  /// Adds the steps of `eqn`; false if there is no kernel for it, or not for its types.
  boolean choose(Eqn eqn) {
    return vectorised(eqn) || moved(eqn) || doubles(eqn) || array(eqn);
  }

  /// Walks through an array of any dtype.
  private boolean moved(Eqn eqn) {
    if (eqn.out().size() != 1 || eqn.out().getFirst().aval().size() == 0) {
      return false;
    }
    return switch (eqn.op()) {
      case Transpose transpose -> transpose(eqn, transpose.permutation());
      case Rev rev -> reversed(eqn, rev.axes());
      case Slice slice -> slice(eqn, slice);
      case BroadcastInDim broadcast -> broadcast(eqn, broadcast);
      default -> false;
    };
  }

  /// Kernels over whole arrays of any dtype.
  private boolean array(Eqn eqn) {
    Optional<ArrayKernel> found = ArrayKernels.of(
        eqn.op(), eqn.in().stream().map(Atom::aval).toList(), eqn.out().stream().map(Var::aval).toList());
    found.ifPresent(kernel -> add(eqn, kernel));
    return found.isPresent();
  }

  /// Products of `f64`.
  private boolean doubles(Eqn eqn) {
    List<Atom> all = new ArrayList<>(eqn.in());
    all.addAll(eqn.out());
    if (!all.stream().allMatch(each -> each.aval().dtype() == DType.F64 && each.aval().size() > 0)) {
      return false;
    }
    List<Shape> shapes = all.stream().map(each -> each.aval().shape()).toList();
    return switch (eqn.op()) {
      case DotGeneral dot -> add(eqn, new DoubleDot(kernels.width(), dot.dims(), shapes.get(0), shapes.get(1)));
      case ConvGeneralDilated conv -> add(eqn, new DoubleConv(kernels.width(), conv, shapes.get(0), shapes.get(1), shapes.get(2)));
      default -> false;
    };
  }

  private boolean add(Eqn eqn, ArrayKernel kernel) {
    List<Value> in = eqn.in().stream().map(planner::value).toList();
    List<Value> out = eqn.out().stream().map(planner::temporary).toList();
    boolean overwrites = kernel.inPlace() && in.indexOf(in.getFirst()) == in.lastIndexOf(in.getFirst());
    planner.add(in, out, overwrites ? List.of(in.getFirst()) : List.of(), slot ->
        new ArrayStep(kernel, Stream.concat(in.stream(), out.stream()).mapToInt(slot).toArray()));
    return true;
  }

  /// Kernels on vectors, which are for `f32`.
  private boolean vectorised(Eqn eqn) {
    if (eqn.op() instanceof Threefry2x32) {
      return threefry(eqn);
    }
    if (eqn.op() instanceof CountedThreefry) {
      return counted(eqn);
    }
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
      case ConvGeneralDilated conv when conv.batchGroups() == 1 -> conv(eqn, conv);
      case ReduceWindowMax max -> window(eqn, max.window(), LoopOp.MAX, Float.NEGATIVE_INFINITY);
      case ReduceWindowMin min -> window(eqn, min.window(), LoopOp.MIN, Float.POSITIVE_INFINITY);
      case ReduceWindowSum sum -> window(eqn, sum.window(), LoopOp.ADD, 0f);
      case SelectAndScatterAdd scatter -> scatter(eqn, scatter);
      case ReduceSum sum -> reduce(eqn, sum, Reducer.SUM, LoopOp.ADD);
      case ReduceMax max -> reduce(eqn, max, Reducer.MAX, LoopOp.MAX);
      case ReduceMin min -> reduce(eqn, min, Reducer.MIN, LoopOp.MIN);
      default -> false;
    };
  }

  /// One loop with two results.
  private boolean threefry(Eqn eqn) {
    int n = eqn.out().getFirst().aval().size();
    if (n == 0) {
      return false;
    }
    LoopBuilder b = new LoopBuilder();
    int[] x = new int[4];
    for (int i = 0; i < 4; i++) {
      x[i] = b.input(Kind.INT, true);
    }
    LoopProgram program = b.build(LoopRules.threefry(b, x));
    LoopPlan plan = new LoopPlan(program, 4, List.of(), Collections.nCopies(6, List.of()), 1, Collections.nCopies(6, 0), n);
    List<Value> in = eqn.in().stream().map(planner::value).toList();
    List<Value> out = eqn.out().stream().map(planner::temporary).toList();
    Loop loop = kernels.loops().loop(program);
    planner.add(in, out, List.of(), slot ->
        new LoopStep(plan, loop, Stream.concat(in.stream(), out.stream()).mapToInt(slot).toArray()));
    return true;
  }

  private boolean counted(Eqn eqn) {
    int n = eqn.out().getFirst().aval().size();
    List<Value> key = eqn.in().stream().map(planner::value).toList();
    List<Value> words = eqn.out().stream().map(planner::temporary).toList();
    planner.add(key, words, List.of(), slot -> CountedCipherStep.of(
        kernels.loops(), n, key.stream().map(slot::applyAsInt).toList(), words.stream().map(slot::applyAsInt).toList()));
    return true;
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
    planner.add(List.of(left, right), List.of(out), List.of(), layout.batch() == 1
        ? new DotMaker(kernels.gemm(), layout, left, right, out, List.of())
        : slot -> new DotStep(kernels.gemm(), layout, slot.applyAsInt(left), slot.applyAsInt(right), slot.applyAsInt(out), Tails.NONE));
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

  private boolean reversed(Eqn eqn, Axes axes) {
    Shape shape = eqn.in().getFirst().aval().shape();
    int[] steps = shape.strides();
    int start = 0;
    for (int axis : axes.toArray()) {
      start += steps[axis] * (shape.dim(axis) - 1);
      steps[axis] = -steps[axis];
    }
    return view(eqn, Permute.view(shape.dims(), steps, start));
  }

  private boolean slice(Eqn eqn, Slice op) {
    int[] steps = eqn.in().getFirst().aval().shape().strides();
    int start = 0;
    for (int axis = 0; axis < steps.length; axis++) {
      start += op.start().at(axis) * steps[axis];
      steps[axis] *= op.strides().at(axis);
    }
    return view(eqn, Permute.view(eqn.out().getFirst().aval().shape().dims(), steps, start));
  }

  private boolean broadcast(Eqn eqn, BroadcastInDim op) {
    Shape x = eqn.in().getFirst().aval().shape();
    int[] steps = new int[op.shape().rank()];
    for (int axis = 0; axis < x.rank(); axis++) {
      steps[op.dims().at(axis)] = x.dim(axis) == 1 ? 0 : x.strides()[axis];
    }
    return view(eqn, Permute.view(op.shape().dims(), steps, 0));
  }

  private boolean view(Eqn eqn, Permute walk) {
    Value x = planner.value(eqn.in().getFirst());
    permute(walk, x, planner.temporary(eqn.out().getFirst()));
    return true;
  }

  private boolean conv(Eqn eqn, ConvGeneralDilated op) {
    Shape xShape = eqn.in().get(0).aval().shape();
    Shape wShape = eqn.in().get(1).aval().shape();
    Shape yShape = eqn.out().getFirst().aval().shape();
    Value x = permuted(planner.value(eqn.in().get(0)), xShape, ConvLayout.inputOrder(op.dims()));
    Value w = permuted(planner.value(eqn.in().get(1)), wShape, ConvLayout.kernelOrder(op.dims()));
    ConvLayout layout = ConvLayout.of(op, xShape, wShape, yShape);
    Axes home = ConvLayout.resultOrder(op.dims());
    Permute last = Permute.of(yShape.permute(home.inverse()).dims(), home.toArray());
    Value out = last.isIdentity() ? planner.temporary(eqn.out().getFirst()) : Value.of(DType.F32, yShape.size(), Value.Role.TEMPORARY);
    planner.add(List.of(x, w), List.of(out), List.of(), layout.groups() == 1
        ? new ConvMaker(kernels.gemm(), layout, x, w, out, List.of())
        : slot -> new ConvStep(kernels.gemm(), layout, slot.applyAsInt(x), slot.applyAsInt(w), slot.applyAsInt(out), Tails.NONE));
    if (!last.isIdentity()) {
      permute(last, out, planner.temporary(eqn.out().getFirst()));
    }
    return true;
  }

  private boolean window(Eqn eqn, Window window, LoopOp op, float neutral) {
    Optional<WindowLayout> layout =
        WindowLayout.of(window, eqn.in().getFirst().aval().shape(), eqn.out().getFirst().aval().shape());
    if (layout.isEmpty()) {
      return false;
    }
    Value x = planner.value(eqn.in().getFirst());
    Value out = planner.temporary(eqn.out().getFirst());
    planner.add(List.of(x), List.of(out), List.of(), slot ->
        WindowStep.of(layout.get(), kernels.loops(), op, neutral, slot.applyAsInt(x), slot.applyAsInt(out)));
    return true;
  }

  private boolean scatter(Eqn eqn, SelectAndScatterAdd op) {
    Optional<WindowLayout> layout =
        WindowLayout.of(op.window(), eqn.in().get(1).aval().shape(), eqn.in().get(0).aval().shape());
    if (layout.isEmpty()) {
      return false;
    }
    Value source = planner.value(eqn.in().get(0));
    Value x = planner.value(eqn.in().get(1));
    Value out = planner.temporary(eqn.out().getFirst());
    boolean largest = op.select() == Compare.Direction.GE;
    planner.add(List.of(source, x), List.of(out), List.of(), slot -> ScatterWindowStep.of(
        layout.get(), kernels.loops(), largest, slot.applyAsInt(source), slot.applyAsInt(x), slot.applyAsInt(out)));
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
