package dev.hokku.backend.cpu.plan;

import dev.hokku.lax.BroadcastInDim;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import java.util.Arrays;

/// Shapes without their axes of length 1, which have no part in where an element is. A reshape that only adds or drops such axes changes
/// nothing here.
final class Dims {

  private Dims() {}

  /// The lengths other than 1.
  static int[] of(Shape shape) {
    return Arrays.stream(shape.dims()).filter(dim -> dim != 1).toArray();
  }

  /// The product.
  static int size(int[] dims) {
    int size = 1;
    for (int dim : dims) {
      size *= dim;
    }
    return size;
  }

  /// Distances between neighbours along each axis, row-major.
  static int[] strides(int[] dims) {
    int[] strides = new int[dims.length];
    int stride = 1;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= dims[axis];
    }
    return strides;
  }

  /// For each axis of the result that is not 1, the axis (not 1) of the operand that it follows, or -1 if the operand is repeated along it.
  static int[] sources(BroadcastInDim op, Shape operand) {
    int[] sources = new int[of(op.shape()).length];
    int at = 0;
    for (int axis = 0; axis < op.shape().rank(); axis++) {
      if (op.shape().dim(axis) != 1) {
        sources[at++] = source(op.dims(), operand, axis);
      }
    }
    return sources;
  }

  private static int source(Axes dims, Shape operand, int axis) {
    int from = dims.indexOf(axis);
    if (from < 0 || operand.dim(from) == 1) {
      return -1;
    }
    int kept = 0;
    for (int i = 0; i < from; i++) {
      kept += operand.dim(i) != 1 ? 1 : 0;
    }
    return kept;
  }

  /// Whether the operand's axes are the first ones of the result and the rest is repetition: one value per row.
  static boolean leading(int[] sources) {
    boolean repeated = false;
    for (int i = 0; i < sources.length; i++) {
      repeated |= sources[i] < 0;
      if (sources[i] >= 0 && (repeated || sources[i] != i)) {
        return false;
      }
    }
    return true;
  }

  /// Whether the axes other than 1 that remain of `operand` without `axes` are its first ones.
  static boolean trailing(Shape operand, Axes axes) {
    boolean reduced = false;
    for (int axis = 0; axis < operand.rank(); axis++) {
      if (operand.dim(axis) != 1) {
        boolean here = axes.contains(axis);
        if (reduced && !here) {
          return false;
        }
        reduced |= here;
      }
    }
    return true;
  }
}
