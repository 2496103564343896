package dev.hokku.tests.mistakes;

import static dev.hokku.lax.ShapeDtype.f32;
import static dev.hokku.lax.ShapeDtype.s32;

import dev.hokku.hk.Apply;
import dev.hokku.hk.Args;
import dev.hokku.hk.Init;
import dev.hokku.hk.Initialised;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.nn.AvgPool;
import dev.hokku.nn.BatchApply;
import dev.hokku.nn.Bias;
import dev.hokku.nn.BiasInit;
import dev.hokku.nn.Embed;
import dev.hokku.nn.Flatten;
import dev.hokku.nn.Functions;
import dev.hokku.nn.GatedMLP;
import dev.hokku.nn.Layer;
import dev.hokku.nn.Linear;
import dev.hokku.nn.MaxPool;
import dev.hokku.nn.PaddingMode;
import dev.hokku.nn.PoolSize;
import dev.hokku.nn.Reshape;
import dev.hokku.nn.Sequential;
import dev.hokku.nn.SinusoidalPositions;
import dev.hokku.nn.ToModule;
import dev.hokku.random.Key;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Maps of the last axis, lookups, pooling, shapes, dropout and losses.
final class LayerMistakes {

  private LayerMistakes() {}

  /// Parameters of a layer for an input of this shape.
  static Initialised init(Layer layer, Tensor x) {
    return Init.fromShapes(Key.of(1), Args.of(x), (frame, args) -> layer.forward$Apply(frame, args.get(0)));
  }

  static List<Mistake> all() {
    return List.of(
        Mistake.of("Linear of a scalar", () -> init(new Linear(3), f32())),
        Mistake.of("Linear of integers", () -> init(new Linear(3), s32(2, 4))),
        Mistake.of("Linear with negative outputs", () -> new Linear(-3)),
        Mistake.of("Linear with an initializer of another shape", () -> init(new Linear(3).withWInit((shape, dtype, keys) -> Numpy.ones(3, 4)), f32(2, 4))),
        Mistake.of("Linear with an initializer of another dtype", () -> init(new Linear(3).withWInit((shape, dtype, keys) -> Numpy.ones(DType.F64, shape)), f32(2, 4))),
        Mistake.of("Bias of a vector", () -> init(new Bias(), f32(3))),
        Mistake.of("Bias along the batch", () -> init(new Bias().withBiasDims(0), f32(4, 3))),
        Mistake.of("Bias along an axis that is not there", () -> init(new Bias().withBiasDims(3), f32(4, 3))),
        Mistake.of("Bias with an output size that does not fit", () -> init(new Bias().withOutputSize(Shape.of(7)), f32(4, 3))),
        Mistake.of("Bias times a factor that does not fit", () -> BiasInit.initFromShapes(Key.of(1), new Bias(), f32(4, 3), f32(7))),
        Mistake.of("Embed of words that are no integers", () -> init(new Embed(5, 2), f32(3))),
        Mistake.of("Embed of truth values", () -> init(new Embed(5, 2), ShapeDtype.bool(3))),
        Mistake.of("Embed without words", () -> new Embed(0, 3)),
        Mistake.of("Embed from a vector", () -> Embed.of(Numpy.ones(5))),
        Mistake.of("Flatten that preserves nothing", () -> new Flatten().withPreserveDims(0)),
        Mistake.of("Reshape that preserves nothing", () -> new Reshape(3).withPreserveDims(0)),
        Mistake.of("Reshape with two unknowns", () -> new Reshape(-1, -1)),
        Mistake.of("Reshape with a negative length", () -> new Reshape(3, -2)),
        Mistake.of("Reshape to another size", () -> init(new Reshape(5), f32(4, 3, 2))),
        Mistake.of("Reshape with an unknown that does not come out even", () -> init(new Reshape(4, -1), f32(4, 3, 2))),
        Mistake.of("BatchApply of more axes than there are", () -> new BatchApply(f32(4), 2)),
        Mistake.of("Sequential whose layers do not fit", () -> init(Sequential.of(new Flatten(), new Reshape(7)), f32(4, 3, 2))),
        Mistake.of("MaxPool with a window for more axes than there are", () -> init(new MaxPool(PoolSize.of(1, 2, 2, 1), PoolSize.of(1, 2, 2, 1), PaddingMode.VALID), f32(8, 8, 3))),
        Mistake.of("MaxPool with stride 0", () -> new MaxPool(2, 0, PaddingMode.SAME)),
        Mistake.of("MaxPool with a negative window", () -> new MaxPool(-2, 1, PaddingMode.SAME)),
        Mistake.of("MaxPool of a scalar", () -> init(new MaxPool(2, 2, PaddingMode.SAME), f32())),
        Mistake.of("MaxPool with a channel axis that is not there", () -> init(new MaxPool(2, 2, PaddingMode.SAME).withChannelAxis(5), f32(1, 4, 4, 3))),
        Mistake.of("MaxPool with a padding for convolutions", () -> init(new MaxPool(2, 2, PaddingMode.SAME_LOWER), f32(1, 4, 4, 3))),
        Mistake.of("AvgPool with a window for more axes than there are", () -> init(new AvgPool(PoolSize.of(1, 2, 2, 1), PoolSize.of(1, 2, 2, 1), PaddingMode.VALID), f32(8, 8, 3))),
        Mistake.of("AvgPool with stride 0", () -> new AvgPool(2, 0, PaddingMode.SAME)),
        Mistake.of("AvgPool of a scalar", () -> init(new AvgPool(2, 2, PaddingMode.SAME), f32())),
        Mistake.of("AvgPool with a padding for convolutions", () -> init(new AvgPool(2, 2, PaddingMode.SAME_LOWER), f32(1, 4, 4, 3))),
        Mistake.of("ToModule of a layer that does not fit", () -> init(new ToModule("head", new Reshape(7)), f32(4, 3))),
        Mistake.of("GatedMLP without width", () -> new GatedMLP(0)),
        Mistake.of("SinusoidalPositions of an odd number of features", () -> init(new SinusoidalPositions(), f32(2, 3, 5))),
        Mistake.of("SinusoidalPositions with a base of 1", () -> new SinusoidalPositions().withBase(1)),
        Mistake.of("dropout of everything", () -> Functions.dropout(Key.of(1), 1, Numpy.ones(3))),
        Mistake.of("dropout with a negative rate", () -> Functions.dropout(Key.of(1), -0.1, Numpy.ones(3))),
        Mistake.of("dropout in percent", () -> Functions.dropout(Key.of(1), 50, Numpy.ones(3))),
        Mistake.of("cross-entropy with classes in place of distributions", () -> Functions.softmaxCrossEntropy(Numpy.ones(4, 3), Numpy.array(0, 1, 2, 0))),
        Mistake.of("cross-entropy with distributions in place of classes", () -> Functions.softmaxCrossEntropyWithIntegerLabels(Numpy.ones(4, 3), Numpy.ones(4, 3))),
        Mistake.of("cross-entropy with classes of another batch", () -> Functions.softmaxCrossEntropyWithIntegerLabels(Numpy.ones(4, 3), Numpy.array(0, 1))),
        Mistake.of("mean squared error of a column and a vector", () -> Functions.meanSquaredError(Numpy.ones(4, 1), Numpy.ones(4))),
        Mistake.of("glu of an odd axis", () -> Functions.glu(Numpy.ones(3), 0)),
        Mistake.of("softmax along an axis that is not there", () -> Functions.softmax(Numpy.ones(3), 1)));
  }
}
