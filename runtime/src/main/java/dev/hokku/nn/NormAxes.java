package dev.hokku.nn;

import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Axes that are named before the rank of the input is known: a list, or a slice of all.
public sealed interface NormAxes {

  /// The axes of an input of this shape, in ascending order.
  Axes of(Shape shape);

  /// These axes.
  ///
  /// @param axes negative ones count from the end
  record Listed(List<Integer> axes) implements NormAxes {

    /// Copies the list, so that it never changes.
    public Listed {
      axes = List.copyOf(axes);
    }

    @Override
    public Axes of(Shape shape) {
      return Axes.of(axes.stream().map(axis -> Inputs.axis("axis", axis, shape)).sorted().distinct().toList());
    }

    @Override
    public String toString() {
      return axes.size() == 1 ? axes.getFirst().toString() : axes.toString();
    }
  }

  /// The axes from `start` to before `stop`, python's `slice(start, stop)`.
  ///
  /// @param start first; negative counts from the end
  /// @param stop end, exclusive; negative counts from the end; null for the end
  record Slice(int start, @Nullable Integer stop) implements NormAxes {

    @Override
    public Axes of(Shape shape) {
      int from = clamped(start, shape.rank());
      int to = stop == null ? shape.rank() : clamped(stop, shape.rank());
      return Axes.range(from, Math.max(from, to));
    }

    @Override
    public String toString() {
      return "%d:%s".formatted(start, stop == null ? "" : stop);
    }

    private static int clamped(int axis, int rank) {
      return Math.clamp(axis < 0 ? axis + rank : axis, 0, rank);
    }
  }

  /// These axes; negative ones count from the end.
  static NormAxes of(int... axes) {
    return new Listed(Arrays.stream(axes).boxed().toList());
  }

  /// The axes from `start` on.
  static NormAxes from(int start) {
    return new Slice(start, null);
  }

  /// The axes from `start` to before `stop`.
  static NormAxes slice(int start, int stop) {
    return new Slice(start, stop);
  }
}
