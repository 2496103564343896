package dev.hokku.tests.mistakes;

import static dev.hokku.lax.ShapeDtype.f32;
import static dev.hokku.lax.ShapeDtype.s32;
import static dev.hokku.tests.mistakes.LayerMistakes.init;

import dev.hokku.hk.Initialised;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.BatchNormApply;
import dev.hokku.nn.BatchNormInit;
import dev.hokku.nn.EMAParamsTree;
import dev.hokku.nn.ExponentialMovingAverage;
import dev.hokku.nn.GroupNorm;
import dev.hokku.nn.InstanceNorm;
import dev.hokku.nn.LayerNorm;
import dev.hokku.nn.LayerNormInit;
import dev.hokku.nn.NormAxes;
import dev.hokku.nn.NormOptions;
import dev.hokku.nn.RMSNorm;
import dev.hokku.nn.SNParamsTree;
import dev.hokku.nn.SpectralNorm;
import dev.hokku.nn.SpectralNormInit;
import dev.hokku.random.Key;
import dev.hokku.tree.State;
import java.util.List;

/// Normalisations and averages.
final class NormMistakes {

  private static final BatchNorm BATCH_NORM = new BatchNorm(true, true, 0.9);

  private NormMistakes() {}

  static List<Mistake> all() {
    return List.of(
        Mistake.of("BatchNorm that init meets outside training", () -> BatchNormInit.init(Key.of(1), BATCH_NORM, Numpy.ones(4, 3), false)),
        Mistake.of("BatchNorm tested without state", () -> {
          Initialised start = BatchNormInit.init(Key.of(1), BATCH_NORM, Numpy.ones(4, 3), true);
          BatchNormApply.apply(start.params(), State.empty(), BATCH_NORM, Numpy.ones(4, 3), false);
        }),
        Mistake.of("BatchNorm with channels elsewhere than in training", () -> {
          Initialised start = BatchNormInit.init(Key.of(1), BATCH_NORM, Numpy.ones(4, 8, 8, 3), true);
          BatchNormApply.apply(start.params(), start.state(), BATCH_NORM, Numpy.ones(4, 3, 8, 8), true);
        }),
        Mistake.of("BatchNorm of a scalar", () -> BatchNormInit.initFromShapes(Key.of(1), BATCH_NORM, f32(), true)),
        Mistake.of("BatchNorm of integers", () -> BatchNormInit.initFromShapes(Key.of(1), BATCH_NORM, s32(4, 3), true)),
        Mistake.of("BatchNorm with a data format that does not exist", () -> BATCH_NORM.withDataFormat("HWC")),
        Mistake.of("BatchNorm with a decay rate in percent", () -> BATCH_NORM.withDecayRate(99)),
        Mistake.of("BatchNorm with a negative epsilon", () -> BATCH_NORM.withEps(-1e-5)),
        Mistake.of("BatchNorm over an axis that is not there", () -> BatchNormInit.initFromShapes(Key.of(1), BATCH_NORM.withAxis(NormAxes.of(0, 3)), f32(4, 3), true)),
        Mistake.of("BatchNorm with a scale given twice", () -> BatchNormInit.init(Key.of(1), BATCH_NORM, Numpy.ones(4, 3), true, false, Numpy.ones(3), null)),
        Mistake.of("BatchNorm with an initializer for no scale", () -> new BatchNorm(false, true, 0.9).withScaleInit((shape, dtype, keys) -> Numpy.ones(shape))),
        Mistake.of("BatchNorm across replicas without a vmap around", () -> BatchNormInit.initFromShapes(Key.of(1), BATCH_NORM.withCrossReplicaAxis("replicas"), f32(4, 3), true)),
        Mistake.of("LayerNorm over an axis that is not there", () -> init(new LayerNorm(2, true, true), f32(4, 3))),
        Mistake.of("LayerNorm with parameters along an axis that is not there", () -> init(new LayerNorm(-1, true, true).withParamAxis(NormAxes.of(5)), f32(4, 3))),
        Mistake.of("LayerNorm of integers", () -> init(new LayerNorm(-1, true, true), s32(4, 3))),
        Mistake.of("LayerNorm with a scale given twice", () -> LayerNormInit.init(Key.of(1), new LayerNorm(-1, true, true), Numpy.ones(4, 3), Numpy.ones(3), null)),
        Mistake.of("LayerNorm with an outside scale of another shape", () -> LayerNormInit.init(Key.of(1), new LayerNorm(-1, false, true), Numpy.ones(4, 3), Numpy.ones(7), null)),
        Mistake.of("options with an initializer for no scale", () -> new NormOptions(false, true, 1e-5, (shape, dtype, keys) -> Numpy.ones(shape), null)),
        Mistake.of("GroupNorm in groups that the channels do not divide into", () -> init(new GroupNorm(2), f32(4, 3))),
        Mistake.of("GroupNorm in no group", () -> new GroupNorm(0)),
        Mistake.of("GroupNorm of channels first by accident", () -> init(new GroupNorm(8), f32(4, 64, 7, 7))),
        Mistake.of("GroupNorm of another rank than before", () -> init(new GroupNorm(1), f32(3))),
        Mistake.of("InstanceNorm with a data format that does not exist", () -> new InstanceNorm(true, true).withDataFormat("last")),
        Mistake.of("InstanceNorm of vectors", () -> init(new InstanceNorm(true, true), f32(4, 3))),
        Mistake.of("RMSNorm over an axis that is not there", () -> init(new RMSNorm(3), f32(4, 3))),
        Mistake.of("RMSNorm of a scalar", () -> init(new RMSNorm(-1), f32())),
        Mistake.of("RMSNorm with an initializer for no scale", () -> new RMSNorm(-1).withCreateScale(false).withScaleInit((shape, dtype, keys) -> Numpy.ones(shape))),
        Mistake.of("ExponentialMovingAverage with a decay above 1", () -> new ExponentialMovingAverage(1.1)),
        Mistake.of("ExponentialMovingAverage with a warm-up and debiasing", () -> new ExponentialMovingAverage(0.9, true, 2, null)),
        Mistake.of("ExponentialMovingAverage with a negative warm-up", () -> new ExponentialMovingAverage(0.9, false, -1, null)),
        Mistake.of("EMAParamsTree with an expression that is none", () -> new EMAParamsTree(0.9).withIgnoreRegex("(")),
        Mistake.of("SNParamsTree with an expression that is none", () -> new SNParamsTree().withIgnoreRegex("(")),
        Mistake.of("SpectralNorm of a vector", () -> SpectralNormInit.init(Key.of(1), new SpectralNorm(), Numpy.ones(4))),
        Mistake.of("SpectralNorm without steps", () -> new SpectralNorm(1e-4, 0, null)));
  }
}
