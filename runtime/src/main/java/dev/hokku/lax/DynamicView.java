package dev.hokku.lax;

import static dev.hokku.lax.Lax.broadcastInDim;
import static dev.hokku.lax.Lax.concatenate;
import static dev.hokku.lax.Lax.convertElementType;
import static dev.hokku.lax.Lax.reshape;

import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Index;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of a tensor that positions in tensors choose, as a gather: numpy's advanced indexing. The tensors broadcast against each other, and their
/// axes come where the first of them stood, or in front if a whole axis stands between them.
///
/// @param indices `s32[..,k]`: a position on each of the `k` indexed axes
/// @param dims of the gather that reads it
/// @param slices its slice sizes
/// @param shape of what is seen: the gather's result, with new axes
/// @param single whether every position is a scalar
record DynamicView(Tensor indices, GatherDims dims, Shape slices, Shape shape, boolean single) {

  /// The view that `places` give of a tensor.
  ///
  /// @param places one per axis, and new axes between them: positions, tensors of integers and whole axes
  static DynamicView of(ShapedArray x, List<Index> places) {
    List<Integer> indexed = new ArrayList<>();
    List<Tensor> columns = new ArrayList<>();
    Shape block = Shape.SCALAR;
    int blocks = 0;
    boolean within = false;
    int axis = 0;
    for (Index place : places) {
      @Nullable Tensor positions = switch (place) {
        case Index.Position(int position) -> Numpy.scalar(position);
        case Index.Positions(Tensor given) -> convertElementType(Checks.integers(given), DType.S32);
        case Index.All _, Index.NewAxis _, Index.Range _, Index.Ellipsis _ -> null;
      };
      if (positions != null) {
        blocks += within ? 0 : 1;
        indexed.add(axis);
        columns.add(Taking.counted(positions, x.shape().dim(axis)));
        block = Broadcasting.shapes("at", block, positions.shape());
      }
      within = positions != null;
      axis += place instanceof Index.NewAxis ? 0 : 1;
    }
    List<Integer> shape = new ArrayList<>(blocks > 1 ? block.asList() : List.of());
    List<Integer> offset = new ArrayList<>();
    boolean placed = blocks > 1;
    int gathered = placed ? block.rank() : 0;
    axis = 0;
    for (Index place : places) {
      switch (place) {
        case Index.NewAxis _ -> shape.add(1);
        case Index.All _ -> {
          shape.add(x.shape().dim(axis++));
          offset.add(gathered++);
        }
        default -> {
          if (!placed) {
            shape.addAll(block.asList());
            gathered += block.rank();
            placed = true;
          }
          axis++;
        }
      }
    }
    int[] slices = x.shape().dims();
    for (int i : indexed) {
      slices[i] = 1;
    }
    Axes map = Axes.of(indexed);
    return new DynamicView(
        vectors(columns, block), new GatherDims(Axes.of(offset), map, map), Shape.of(slices), Shape.of(shape),
        columns.stream().allMatch(column -> column.rank() == 0));
  }

  private static Tensor vectors(List<Tensor> columns, Shape block) {
    List<Tensor> spread = new ArrayList<>();
    for (Tensor column : columns) {
      Tensor same = broadcastInDim(column, block, Axes.range(block.rank() - column.rank(), block.rank()));
      spread.add(reshape(same, block.insert(block.rank(), 1)));
    }
    return concatenate(spread, block.rank());
  }

  /// What is seen of `x`. Positions outside are moved to the nearest inside. They take no part in derivatives if there are several, and do if there is one: in
  /// JAX the one is a gather that promises, the other a dynamic slice.
  Tensor read(Tensor x) {
    return reshape(Lax.gather(x, indices, dims, slices, single ? OutOfBounds.CLIP : OutOfBounds.PROMISE_IN_BOUNDS, 0), shape);
  }

  /// A copy of `x` updated with `values`, which has the shape that is seen. Positions outside are dropped, as in JAX.
  Tensor update(Scatter.Kind kind, Tensor x, Tensor values) {
    Tensor updates = reshape(values, dims.result(indices.shape(), slices));
    return Lax.scatter(kind, x, indices, updates, dims, OutOfBounds.FILL, false);
  }
}
