package dev.hokku.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import dev.hokku.hk.Args;
import dev.hokku.hk.InitFrame;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.nn.nets.MLP;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What people get wrong with layers, and that they are told what, where and how to mend it.
class MistakesTest {

  private static void assertRefused(Layer layer, Tensor x, String where, String... says) {
    HokkuException error = assertThrows(HokkuException.class, () ->
        InitFrame.initFromShapes(Key.of(1), Args.of(x), (frame, args) -> layer.forward$Init(frame, args.get(0))));
    for (String part : says) {
      assertTrue(error.getMessage().contains(part), error::getMessage);
    }
    assertTrue(error.where().endsWith(where), error::where);
  }

  private static void assertRefused(Runnable construct, String says) {
    IllegalArgumentException error = assertThrows(IllegalArgumentException.class, construct::run);
    assertTrue(error.getMessage().contains(says), error::getMessage);
  }

  @Test
  void inputsOfTheWrongRank() {
    assertRefused(new Linear(3), ShapeDtype.f32(), "linear", "x is a scalar");
    assertRefused(new Bias(), ShapeDtype.f32(3), "bias", "fewer than two axes");
    assertRefused(new Conv2D(3, 3), ShapeDtype.f32(8, 784), "conv2_d", "rank 2", "make 3, or 4");
    assertRefused(new DepthwiseConv2D(1, 3), ShapeDtype.f32(8, 8, 3), "depthwise_conv2_d", "expandDims(0)");
  }

  @Test
  void channelsInTheWrongPlace() {
    assertRefused(new Conv2D(6, 3).withFeatureGroupCount(2), ShapeDtype.f32(1, 8, 8, 3), "conv2_d", "do not divide into 2 groups", "dataFormat");
    assertRefused(new GroupNorm(2), ShapeDtype.f32(4, 3), "group_norm", "3 channels", "do not divide into 2 groups");
    assertRefused(() -> new Conv2D(3, 3).withDataFormat("NWHC2"), "is no data format");
  }

  @Test
  void masksOfTheWrongShape() {
    assertRefused(new Conv1D(3, 3).withMask(Numpy.ones(3, 3)), ShapeDtype.f32(1, 8, 2), "conv1_d", "the mask is f32[3,3] and the kernel f32[3,2,3]");
  }

  @Test
  void wordsThatAreNoIntegers() {
    assertRefused(new Embed(5, 2), ShapeDtype.f32(3), "embed", "not integers", "astype");
  }

  @Test
  void biasAlongTheBatch() {
    assertRefused(new Bias().withBiasDims(0), ShapeDtype.f32(4, 3), "bias", "axis 0 of x is the batch");
  }

  @Test
  void optionsThatContradictEachOther() {
    assertRefused(() -> new Reshape(3).withPreserveDims(0), "preserveDims is 0");
    assertRefused(() -> new Reshape(-1, -1), "more than one -1");
    assertRefused(() -> new ExponentialMovingAverage(0.9, true, 2, null), "zeroDebias");
    assertRefused(() -> new ExponentialMovingAverage(0.9, false, -1, null), "must not be negative");
    assertRefused(() -> new NormOptions(false, true, 1e-5, (shape, dtype, keys) -> Numpy.ones(shape), null), "createScale is false");
    assertRefused(() -> new MLP(List.of(3), false, null, (shape, dtype, keys) -> Numpy.ones(shape), Functions::relu, false, null), "withBias is false");
    assertRefused(() -> new Embed(0, 3), "vocabSize 0");
    assertRefused(() -> new Conv2DTranspose(3, 3).withPadding(ConvPadding.of(1, 1)).withOutputShape(5), "SAME or VALID only");
  }

  @Test
  void batchNormThatInitsWithoutTraining() {
    HokkuException error = assertThrows(HokkuException.class, () ->
        BatchNormInit.init(Key.of(1), new BatchNorm(true, true, 0.9), Numpy.ones(4, 3), false));
    assertTrue(error.getMessage().contains("State 'average' of 'batch_norm/~/mean_ema' does not exist"), error::getMessage);
  }

  @Test
  void scaleGivenTwice() {
    IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () ->
        LayerNormInit.init(Key.of(1), new LayerNorm(-1, true, true), Numpy.ones(4, 3), Numpy.ones(3), null));
    assertTrue(error.getMessage().contains("createScale makes it a parameter"), error::getMessage);
    assertTrue(error.getMessage().endsWith("at layer_norm"), error::getMessage);
  }

  @Test
  void aVectorForSpectralNorm() {
    HokkuException error = assertThrows(HokkuException.class, () ->
        SpectralNormInit.init(Key.of(1), new SpectralNorm(), Numpy.ones(4)));
    assertTrue(error.getMessage().contains("which is no matrix"), error::getMessage);
  }
}
