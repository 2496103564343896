package dev.hokku.backend.cpu.kernel;

import dev.hokku.lax.GatherDims;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.Arrays;

/// Where the slices of a gather or scatter lie: inside the operand, and outside, in the result or the updates. All of it but the indices is
/// known when the kernel is made.
final class SliceLayout {

  private final Indices indices;
  private final boolean clip;
  private final int[] componentStride;
  private final int[] componentLast;
  private final int[] batchStart;
  private final int[] outerStart;
  private final int[] innerRun;
  private final int[] outerRun;
  private final int run;

  /// @param x shape of the operand
  /// @param indexType dtype of the index vectors
  /// @param indexShape their shape; they lie along its last axis
  /// @param sizes of a slice, per axis of the operand
  /// @param outer shape of the result of a gather or the updates of a scatter
  /// @param clip whether slices are moved into the operand; else those that do not lie within it are left out
  SliceLayout(GatherDims dims, Shape x, DType indexType, Shape indexShape, Shape sizes, Shape outer, boolean clip) {
    this.indices = new Indices(indexType);
    this.clip = clip;
    Axes window = dims.window(x.rank());
    Axes counting = dims.offset().complement(outer.rank());
    int[] inner = Grid.places(Grid.pick(sizes.dims(), window), Grid.pick(x.strides(), window));
    int[] around = Grid.places(Grid.pick(outer.dims(), dims.offset()), Grid.pick(outer.strides(), dims.offset()));
    this.outerStart = Grid.places(Grid.pick(outer.dims(), counting), Grid.pick(outer.strides(), counting));
    this.run = Grid.run(inner, around);
    this.innerRun = everyNth(inner, run);
    this.outerRun = everyNth(around, run);
    Axes map = dims.startIndexMap();
    this.componentStride = Grid.pick(x.strides(), map);
    this.componentLast = new int[map.count()];
    for (int i = 0; i < componentLast.length; i++) {
      componentLast[i] = x.dim(map.at(i)) - sizes.dim(map.at(i));
    }
    Shape count = indexShape.range(0, indexShape.rank() - 1);
    int[] steps = new int[count.rank()];
    for (int i = 0; i < dims.indicesBatching().count(); i++) {
      steps[dims.indicesBatching().at(i)] += x.strides()[dims.operandBatching().at(i)];
    }
    this.batchStart = Grid.places(count.dims(), steps);
  }

  private static int[] everyNth(int[] places, int n) {
    int[] kept = new int[n == 0 ? 0 : places.length / n];
    Arrays.setAll(kept, i -> places[i * n]);
    return kept;
  }

  /// How many slices there are.
  int slices() {
    return outerStart.length;
  }

  /// How many elements of a slice are side by side, inside and outside.
  int run() {
    return run;
  }

  /// How many such runs a slice has.
  int runs() {
    return innerRun.length;
  }

  /// The position of the first element of a slice in the operand, or -1 if the slice is left out.
  int start(Object array, int offset, int slice) {
    int components = componentStride.length;
    int position = batchStart[slice];
    for (int i = 0; i < components; i++) {
      long index = indices.at(array, offset + slice * components + i);
      int start = (int) Math.clamp(index, 0L, componentLast[i]);
      if (!clip && start != index) {
        return -1;
      }
      position += start * componentStride[i];
    }
    return position;
  }

  /// The position in the operand of a run of a slice, behind the slice's start.
  int inner(int r) {
    return innerRun[r];
  }

  /// The position in the result or the updates of a run of a slice.
  int outer(int slice, int r) {
    return outerStart[slice] + outerRun[r];
  }
}
