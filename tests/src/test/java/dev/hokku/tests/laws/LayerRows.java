package dev.hokku.tests.laws;

import static dev.hokku.tests.laws.Values.f32;

import dev.hokku.nn.AvgPool;
import dev.hokku.nn.Bias;
import dev.hokku.nn.Embed;
import dev.hokku.nn.Flatten;
import dev.hokku.nn.Functions;
import dev.hokku.nn.GatedMLP;
import dev.hokku.nn.GroupedQueryAttention;
import dev.hokku.nn.Linear;
import dev.hokku.nn.MaxPool;
import dev.hokku.nn.MultiHeadAttention;
import dev.hokku.nn.PaddingMode;
import dev.hokku.nn.PoolSize;
import dev.hokku.nn.Reshape;
import dev.hokku.nn.RotaryPositions;
import dev.hokku.nn.Sequential;
import dev.hokku.nn.SinusoidalPositions;
import dev.hokku.nn.ToModule;
import dev.hokku.nn.init.Initializers;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Maps of the last axis, lookups, pooling, reshaping and attention.
final class LayerRows {

  private LayerRows() {}

  private static final String SCALARS = "it takes scalars, as in Haiku";

  static List<ModuleRow> all() {
    Tensor ids = Values.integers(DType.S32, Shape.of(2, 3), 0, 4, 2, 2, 1, 3);
    MultiHeadAttention attention = new MultiHeadAttention(2, 3, Initializers.varianceScaling(1));
    Tensor mask = Values.bools(2, 2, 4, 3);
    return List.of(
        ModuleRow.of("Linear", new Linear(3), f32(4, 5)),
        ModuleRow.of("Linear without bias, more axes", new Linear(3).withBias(false), f32(4, 2, 5)),
        ModuleRow.of("Linear with initializers", new Linear(2).withWInit(Initializers.orthogonal()).withBInit(Initializers.ones()), f32(2, 5)),
        ModuleRow.of("Bias", new Bias().withBInit(Initializers.randomNormal()), f32(4, 2, 3)),
        ModuleRow.of("Bias along some axes", new Bias().withBiasDims(-1).withBInit(Initializers.randomNormal()), f32(4, 2, 3)),
        ModuleRow.of(
            "Bias times a factor", new Bias().withBInit(Initializers.randomNormal()), ModuleCallsApply::biasTimes,
            f32(4, 3), Values.between(DType.F32, Shape.of(4, 1), -1, 1)),
        ModuleRow.of("Embed", new Embed(5, 3), ids).excusedFrom(ModuleLaw.ANSWERS, SCALARS),
        ModuleRow.of("Embed by one-hot", new Embed(5, 3).withLookupStyle(Embed.LookupStyle.ONE_HOT), ids).excusedFrom(ModuleLaw.ANSWERS, SCALARS),
        ModuleRow.of("Flatten", new Flatten(), f32(2, 3, 4)).excusedFrom(ModuleLaw.ANSWERS, SCALARS),
        ModuleRow.of("Flatten the last axes", new Flatten().withPreserveDims(-2), f32(2, 3, 4, 2)),
        ModuleRow.of("Reshape", new Reshape(2, -1), f32(3, 4)).excusedFrom(ModuleLaw.ANSWERS, SCALARS),
        ModuleRow.of("Reshape behind two axes", new Reshape(-1).withPreserveDims(2), f32(3, 4, 2, 2)).excusedFrom(ModuleLaw.ANSWERS, SCALARS),
        ModuleRow.of("Sequential", Sequential.of(new Linear(4), Functions::tanh, new Linear(2)), f32(3, 5)),
        ModuleRow.of("Sequential of nothing", Sequential.of(), f32(3, 5)).excusedFrom(ModuleLaw.ANSWERS, SCALARS),
        ModuleRow.of("ToModule", new ToModule("scaled", new Linear(2)), f32(3, 5)),
        ModuleRow.of("MaxPool", new MaxPool(2, 2, PaddingMode.VALID), f32(2, 4, 6, 3)),
        ModuleRow.of("MaxPool, padded", new MaxPool(PoolSize.of(1, 3, 3, 1), PoolSize.of(1, 2, 2, 1), PaddingMode.SAME), f32(2, 5, 4, 3)),
        ModuleRow.of("AvgPool", new AvgPool(2, 2, PaddingMode.VALID), f32(2, 4, 6, 3)),
        ModuleRow.of("AvgPool, padded, channels first", new AvgPool(3, 2, PaddingMode.SAME).withChannelAxis(1), f32(2, 3, 5, 4)),
        ModuleRow.of(
            "MultiHeadAttention", attention, ModuleCallsApply::attention,
            f32(2, 4, 5), f32(2, 3, 6), f32(2, 3, 7)),
        ModuleRow.of(
            "MultiHeadAttention, masked", attention.withValueSize(2).withModelSize(4), ModuleCallsApply::attention,
            f32(2, 4, 5), f32(2, 3, 6), f32(2, 3, 7), mask),
        ModuleRow.of("GroupedQueryAttention", new GroupedQueryAttention(4, 2, 3), f32(2, 4, 5)),
        ModuleRow.of(
            "GroupedQueryAttention, rotary, masked", new GroupedQueryAttention(2, 1, 4).withRotary(new RotaryPositions()).withBias(false),
            ModuleCallsApply::maskedAttention, f32(2, 4, 5), Values.bools(2, 1, 4, 4)),
        ModuleRow.of("RotaryPositions", new RotaryPositions(), f32(2, 3, 2, 4)),
        ModuleRow.of(
            "RotaryPositions, given, neighbours", new RotaryPositions().withInterleaved(true), ModuleCallsApply::rotary,
            f32(2, 3, 2, 4), Values.integers(DType.S32, Shape.of(2, 3), 5, 6, 7, 0, 1, 2)),
        ModuleRow.of("SinusoidalPositions", new SinusoidalPositions(), f32(2, 3, 6)),
        ModuleRow.of("GatedMLP", new GatedMLP(6), f32(2, 3, 4)));
  }
}
