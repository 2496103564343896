package dev.hokku.nn;

import dev.hokku.lax.Padding;
import dev.hokku.lax.Window;
import dev.hokku.tensor.Axes;
import java.util.ArrayList;
import java.util.List;

/// Paddings by name, as XLA and TensorFlow have them.
public enum PaddingMode implements ConvPadding {
  /// As many outputs as inputs, divided by the stride and rounded up; an odd zero goes behind.
  SAME,
  /// As `SAME`, but an odd zero goes in front.
  SAME_LOWER,
  /// None.
  VALID;

  @Override
  public List<Padding> resolve(int[] input, Axes kernel, Axes stride, Axes rate) {
    List<Padding> padding = new ArrayList<>();
    for (int i = 0; i < input.length; i++) {
      Padding same = Window.same(input[i], kernel.at(i), stride.at(i), rate.at(i));
      padding.add(switch (this) {
        case SAME -> same;
        case SAME_LOWER -> Padding.edges(same.high(), same.low());
        case VALID -> Padding.NONE;
      });
    }
    return padding;
  }
}
