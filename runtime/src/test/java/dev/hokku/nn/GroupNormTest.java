package dev.hokku.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Axes of groups; values recorded from Haiku.
class GroupNormTest {

  private static final Tensor X = Numpy.array(new float[][] {{1, 2, 4, 8}, {3, 1, 0, 5}, {2, 2, 7, 1}});

  @ParameterizedTest
  @CsvSource({
    "channels_last, -1, -0.99998 0.99998 -1 1 1 -1",
    "channels_last, -2, -1 -1 1 1 1 -1",
    "channels_last, -3, -1.224736 0.707091 0.116248 1.162476 1.224736 -1.414182",
    "channels_last, -4, 0.999991 0.999998 1 1 0.999999 0.999991",
    "channels_last, 2, -0.99998 0.99998 -1 1 1 -1",
    "channels_last, 3, -0.99998 0.99998 -1 1 1 -1",
    "channels_last, 1 -1, -1.212666 0.242533 -0.05726 1.316975 1.697731 -1.212666",
    "channels_last, 1 2, -1.212666 0.242533 -0.05726 1.316975 1.697731 -1.212666",
    "channels_first, -1, 0.999991 0.999999 0.999998 0.999998 0.999991 0.999998",
    "channels_first, -2, -1.224736 1.224736 0 0.707091 -1.414182 0.707091",
    "channels_first, -3, -0.99998 0.999995 0 0.99998 -0.999995 0",
    "channels_first, 1 -2, -1.212665 1.697731 0.242533 0.242533 -1.212665 0.242533",
    "channels_first, 2 -1, 0.306186 1.530928 0.918557 1.213862 0.447212 1.213862"
  })
  void negativeAxesAreThoseOfTheGroupedInput(String format, String axes, String expected) {
    Tensor two = Numpy.stack(List.of(X, X.mul(-0.5)), 0);
    Tensor x = format.equals("channels_last") ? two : two.swapAxes(1, 2);
    int[] named = Arrays.stream(axes.split(" ")).mapToInt(Integer::parseInt).toArray();
    GroupNorm norm = new GroupNorm(2, false, false).withAxis(NormAxes.of(named)).withDataFormat(format);

    float[] y = GroupNormApply.apply(Params.empty(), norm, x).toFloatArray();

    double[] recorded = Arrays.stream(expected.split(" ")).mapToDouble(Double::parseDouble).toArray();
    for (int i = 0; i < recorded.length; i++) {
      assertArrayEquals(new double[] {recorded[i]}, new double[] {y[i]}, 1e-5, "element %d of %s".formatted(i, Arrays.toString(y)));
    }
  }
}
