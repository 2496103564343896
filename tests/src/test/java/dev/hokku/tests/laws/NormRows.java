package dev.hokku.tests.laws;

import static dev.hokku.tests.laws.Values.f32;

import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.EMAParamsTree;
import dev.hokku.nn.ExponentialMovingAverage;
import dev.hokku.nn.GroupNorm;
import dev.hokku.nn.InstanceNorm;
import dev.hokku.nn.LayerNorm;
import dev.hokku.nn.NormAxes;
import dev.hokku.nn.RMSNorm;
import dev.hokku.nn.SNParamsTree;
import dev.hokku.nn.SpectralNorm;
import dev.hokku.nn.init.Initializers;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import java.util.List;

/// Normalisations and moving averages.
final class NormRows {

  private static final String STATISTICS = "its statistics are those of the whole batch, so an example alone is normalised otherwise";

  private static final String ROWS = "the rows of a matrix are no examples: all have a part in its norm";

  private static final String OWN_SHAPE = "its state has the shape of what is averaged, the whole batch";

  private static final String ANY = "it averages tensors of every shape, scalars too";

  private static final String FIXED = "its estimate of the norm's two vectors is held fixed in derivatives, as the paper does";

  private NormRows() {}

  static List<ModuleRow> all() {
    BatchNorm batchNorm = new BatchNorm(true, true, 0.9);
    return List.of(
        ModuleRow.of("BatchNorm", batchNorm, ModuleCallsApply::trainedNorm, f32(6, 3)).excusedFrom(ModuleLaw.VMAP, STATISTICS),
        ModuleRow.of(
                "BatchNorm, channels first, with initializers",
                batchNorm.withDataFormat("NCHW").withScaleInit(Initializers.randomNormal()).withOffsetInit(Initializers.ones()),
                ModuleCallsApply::trainedNorm, f32(4, 3, 2, 2))
            .excusedFrom(ModuleLaw.VMAP, STATISTICS),
        ModuleRow.of("BatchNorm, tested", batchNorm, ModuleCallsApply::testedNorm, f32(16, 3)).excusedFrom(ModuleLaw.VMAP, STATISTICS),
        ModuleRow.of(
                "BatchNorm, tested by its batch, scaled from outside", new BatchNorm(false, false, 0.9),
                ModuleCallsApply::locallyTestedNorm,
                f32(4, 3), Values.between(DType.F32, Shape.of(1, 3), 0, 1), Values.between(DType.F32, Shape.of(1, 3), 0, 2))
            .batchedAlong(0, 0, -1, -1)
            .excusedFrom(ModuleLaw.VMAP, STATISTICS),
        ModuleRow.of("LayerNorm", new LayerNorm(-1, true, true), f32(4, 2, 5)),
        ModuleRow.of("LayerNorm, fast variance", new LayerNorm(-1, true, true).withUseFastVariance(true), f32(4, 5)),
        ModuleRow.of("LayerNorm over axes, parameters along one", new LayerNorm(NormAxes.from(1), true, true).withParamAxis(NormAxes.of(1)), f32(4, 3, 2)),
        ModuleRow.of(
                "LayerNorm, scaled from outside", new LayerNorm(-1, false, false), ModuleCallsApply::scaledNorm,
                f32(4, 5), f32(5), Values.between(DType.F32, Shape.of(5), 0, 1))
            .batchedAlong(0, 0, -1, -1),
        ModuleRow.of("GroupNorm", new GroupNorm(2), f32(2, 3, 3, 4)),
        ModuleRow.of("InstanceNorm", new InstanceNorm(true, true), f32(2, 3, 3, 4)),
        ModuleRow.of("RMSNorm", new RMSNorm(-1), f32(4, 2, 5)),
        ModuleRow.of("RMSNorm without scale", new RMSNorm(-1).withCreateScale(false), f32(4, 5)),
        ModuleRow.of("ExponentialMovingAverage", new ExponentialMovingAverage(0.9), ModuleCallsApply::average, f32(4, 3))
            .excusedFrom(ModuleLaw.VMAP, OWN_SHAPE).excusedFrom(ModuleLaw.ANSWERS, ANY),
        ModuleRow.of(
            "ExponentialMovingAverage with a warm-up", new ExponentialMovingAverage(0.9).withWarmupLength(2), ModuleCallsApply::average, f32(4, 3))
            .excusedFrom(ModuleLaw.VMAP, OWN_SHAPE).excusedFrom(ModuleLaw.ANSWERS, ANY),
        ModuleRow.of("SpectralNorm", new SpectralNorm(), ModuleCallsApply::spectral, f32(4, 3))
            .excusedFrom(ModuleLaw.VMAP, ROWS).excusedFrom(ModuleLaw.GRADIENT, FIXED),
        ModuleRow.of(
            "EMAParamsTree", new EMAParamsTree(0.9).withIgnoreRegex(".*b$"), ModuleCallsApply::averagedTree, f32(4, 3), f32(4))
            .excusedFrom(ModuleLaw.VMAP, OWN_SHAPE).excusedFrom(ModuleLaw.ANSWERS, ANY),
        ModuleRow.of("SNParamsTree", new SNParamsTree().withIgnoreRegex(".*b$"), ModuleCallsApply::spectralTree, f32(4, 3), f32(4))
            .excusedFrom(ModuleLaw.VMAP, ROWS).excusedFrom(ModuleLaw.GRADIENT, FIXED));
  }
}
