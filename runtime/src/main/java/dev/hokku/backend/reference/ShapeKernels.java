package dev.hokku.backend.reference;

import dev.hokku.lax.BroadcastInDim;
import dev.hokku.lax.Concatenate;
import dev.hokku.lax.Pad;
import dev.hokku.lax.Padding;
import dev.hokku.lax.Reshape;
import dev.hokku.lax.Rev;
import dev.hokku.lax.Slice;
import dev.hokku.lax.Transpose;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Shape;

/// Moving elements: each result element is a copy of one operand element.
final class ShapeKernels {

  private ShapeKernels() {}

  static void addTo(KernelTable table) {
    table
        .put(Reshape.class, (op, call) -> call.out().copyFrom(0, call.in(0), 0, call.out().length()))
        .put(BroadcastInDim.class, ShapeKernels::broadcast)
        .put(Transpose.class, ShapeKernels::transpose)
        .put(Rev.class, ShapeKernels::rev)
        .put(Slice.class, ShapeKernels::slice)
        .put(Pad.class, ShapeKernels::pad)
        .put(Concatenate.class, ShapeKernels::concatenate);
  }

  private static void broadcast(BroadcastInDim op, Call call) {
    Shape from = call.inShape(0);
    int[] strides = new int[op.shape().rank()];
    for (int axis = 0; axis < from.rank(); axis++) {
      strides[op.dims().at(axis)] = from.dim(axis) == 1 ? 0 : from.strides()[axis];
    }
    Copies.gather(call.in(0), Strided.positions(op.shape().dims(), strides, 0), call.out());
  }

  private static void transpose(Transpose op, Call call) {
    int[] strides = Strided.pick(call.inShape(0).strides(), op.permutation());
    Copies.gather(call.in(0), Strided.positions(call.outShape().dims(), strides, 0), call.out());
  }

  private static void rev(Rev op, Call call) {
    Shape shape = call.inShape(0);
    int[] strides = shape.strides();
    int start = 0;
    for (int axis : op.axes().toArray()) {
      start += (shape.dim(axis) - 1) * strides[axis];
      strides[axis] = -strides[axis];
    }
    Copies.gather(call.in(0), Strided.positions(shape.dims(), strides, start), call.out());
  }

  private static void slice(Slice op, Call call) {
    int[] strides = call.inShape(0).strides();
    int start = 0;
    for (int axis = 0; axis < strides.length; axis++) {
      start += op.start().at(axis) * strides[axis];
      strides[axis] *= op.strides().at(axis);
    }
    Copies.gather(call.in(0), Strided.positions(call.outShape().dims(), strides, start), call.out());
  }

  private static void pad(Pad op, Call call) {
    Buffer out = call.out();
    for (int i = 0; i < out.length(); i++) {
      out.copyFrom(i, call.in(1), 0, 1);
    }
    Shape from = call.inShape(0);
    int[] outStrides = call.outShape().strides();
    int[] inStrides = from.strides();
    for (int i = 0; i < call.in(0).length(); i++) {
      int to = 0;
      boolean kept = true;
      for (int axis = 0; axis < from.rank(); axis++) {
        Padding p = op.padding().get(axis);
        int place = p.low() + i / inStrides[axis] % from.dim(axis) * (p.interior() + 1);
        kept &= 0 <= place && place < call.outShape().dim(axis);
        to += place * outStrides[axis];
      }
      if (kept) {
        out.copyFrom(to, call.in(0), i, 1);
      }
    }
  }

  private static void concatenate(Concatenate op, Call call) {
    Shape shape = call.outShape();
    int rows = shape.range(0, op.axis()).size();
    int row = shape.range(op.axis(), shape.rank()).size();
    int start = 0;
    for (int i = 0; i < call.operands().size(); i++) {
      int length = call.inShape(i).range(op.axis(), shape.rank()).size();
      for (int r = 0; r < rows; r++) {
        call.out().copyFrom(r * row + start, call.in(i), r * length, length);
      }
      start += length;
    }
  }
}
