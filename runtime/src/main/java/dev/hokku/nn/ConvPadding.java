package dev.hokku.nn;

import dev.hokku.lax.Padding;
import dev.hokku.tensor.Axes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How a convolution pads its input: by name ([PaddingMode]), by given amounts, or by functions of the kernel ([Pad]).
public sealed interface ConvPadding permits PaddingMode, ConvPadding.Explicit, ConvPadding.ByKernel {

  /// The zeros at the edges of each spatial axis.
  ///
  /// @param input lengths of the spatial axes
  /// @param kernel lengths of the kernel's
  /// @param stride distance of neighbouring windows
  /// @param rate distance of neighbouring kernel elements
  List<Padding> resolve(int[] input, Axes kernel, Axes stride, Axes rate);

  /// Given amounts.
  ///
  /// @param pairs one for all spatial axes, or one each
  record Explicit(List<Padding> pairs) implements ConvPadding {

    /// Copies the list, so that it never changes.
    public Explicit {
      pairs = List.copyOf(pairs);
    }

    @Override
    public List<Padding> resolve(int[] input, Axes kernel, Axes stride, Axes rate) {
      return PerAxis.replicate(pairs, input.length, "padding");
    }

    @Override
    public String toString() {
      return pairs.stream().map(pair -> "(%d, %d)".formatted(pair.low(), pair.high())).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /// Functions of the kernel's reach.
  ///
  /// @param functions one for all spatial axes, or one each
  record ByKernel(List<PadFunction> functions) implements ConvPadding {

    /// Copies the list, so that it never changes.
    public ByKernel {
      functions = List.copyOf(functions);
    }

    @Override
    public List<Padding> resolve(int[] input, Axes kernel, Axes stride, Axes rate) {
      List<PadFunction> each = PerAxis.replicate(functions, input.length, "padding");
      List<Padding> padding = new ArrayList<>();
      for (int i = 0; i < input.length; i++) {
        padding.add(each.get(i).apply((kernel.at(i) - 1) * rate.at(i) + 1));
      }
      return padding;
    }

    /// A function has no name to print.
    @Override
    public String toString() {
      return functions.size() == 1 ? "a function" : "%d functions".formatted(functions.size());
    }
  }

  /// `low` zeros before and `high` behind each spatial axis.
  static ConvPadding of(int low, int high) {
    return new Explicit(List.of(Padding.edges(low, high)));
  }

  /// Amounts for each spatial axis.
  static ConvPadding of(List<Padding> pairs) {
    return new Explicit(pairs);
  }

  /// One function for all spatial axes, or one each: `ConvPadding.by(Pad::causal)`.
  static ConvPadding by(PadFunction... functions) {
    return new ByKernel(List.of(functions));
  }
}
