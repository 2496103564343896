package dev.hokku.tests.laws;

import static dev.hokku.tests.laws.Values.f32;

import dev.hokku.nn.Functions;
import dev.hokku.nn.init.Initializers;
import dev.hokku.nn.nets.GPT;
import dev.hokku.nn.nets.MLP;
import dev.hokku.nn.nets.MobileNetV1;
import dev.hokku.nn.nets.ResNet;
import dev.hokku.nn.nets.ResNetOptions;
import dev.hokku.nn.nets.TransformerBlock;
import dev.hokku.nn.nets.TransformerOptions;
import dev.hokku.nn.nets.UNet;
import dev.hokku.nn.nets.UNetBlock;
import dev.hokku.nn.nets.VectorQuantizer;
import dev.hokku.nn.nets.VectorQuantizerEMA;
import dev.hokku.nn.nets.ViT;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Whole networks, small ones.
final class NetRows {

  private static final String STATISTICS = "its batch normalisation sees the whole batch, so an example alone is normalised otherwise";

  private static final String ONE_KEY = "each example alone draws what the first of a batch draws, so dropout is another";

  private static final String MEANS = "loss and perplexity are means over the batch, and encodings have one row per vector";

  private static final String THROUGH = "its gradient goes straight through the quantisation, against the slope, which is 0";

  private static final String CANCELS =
      "few pixels are left for its last variances, and `E[x²] - E[x]²` of rounded numbers has no digit left then; Haiku's rule is to normalise in `f32`";

  private NetRows() {}

  static List<ModuleRow> all() {
    Tensor ids = Values.integers(DType.S32, Shape.of(2, 3), 0, 4, 2, 2, 1, 3);
    ResNetOptions small = ResNetOptions.of(1, 1, 1, 1).withChannelsPerGroup(4, 8, 8, 8).withStrides(1, 2, 1, 1).withBottleneck(false).withLogits(true, Initializers.varianceScaling(1), null, "logits");
    return List.of(
        ModuleRow.of("MLP", new MLP(4, 3), f32(2, 5)),
        ModuleRow.of("MLP, activated at the end, without bias", new MLP(4, 3).withBias(false).withActivation(Functions::tanh).withActivateFinal(true), f32(2, 5)),
        ModuleRow.of("MLP with dropout", new MLP(6, 3), ModuleCallsApply::dropoutMlp, f32(4, 5)).excusedFrom(ModuleLaw.VMAP, ONE_KEY),
        ModuleRow.of("MLP and back", new MLP(4, 3), ModuleCallsApply::reversedMlp, f32(2, 5))
            .excusedFrom(ModuleLaw.ANSWERS, "whoever calls it asks the input for its last axis, for the way back, and is answered before it is"),
        ModuleRow.of("MobileNetV1", new MobileNetV1(3).withBlocks(List.of(1, 2), List.of(4, 6)), ModuleCallsApply::mobileNet, f32(2, 5, 5, 3))
            .excusedFrom(ModuleLaw.VMAP, STATISTICS)
            .excusedFrom(ModuleLaw.BFLOAT16, CANCELS),
        ModuleRow.of(
            "MobileNetV1 without batch normalisation", new MobileNetV1(3).withBlocks(List.of(1, 2), List.of(4, 6)).withUseBn(false),
            ModuleCallsApply::mobileNet, f32(2, 5, 5, 3)),
        ModuleRow.of("ResNet v1", new ResNet(3, small, null), ModuleCallsApply::resNet, f32(2, 16, 16, 3))
            .excusedFrom(ModuleLaw.VMAP, STATISTICS),
        ModuleRow.of(
                "ResNet v2, bottleneck, tested", new ResNet(3, small.withBottleneck(true).withResnetV2(true), null),
                ModuleCallsApply::testedResNet, f32(2, 16, 16, 3))
            .excusedFrom(ModuleLaw.VMAP, STATISTICS),
        ModuleRow.of("VectorQuantizer", new VectorQuantizer(3, 5, 0.25), ModuleCallsApply::quantizer, f32(4, 3))
            .excusedFrom(ModuleLaw.VMAP, MEANS)
            .excusedFrom(ModuleLaw.GRADIENT, THROUGH),
        ModuleRow.of("VectorQuantizerEMA", new VectorQuantizerEMA(3, 5, 0.25, 0.9), ModuleCallsApply::quantizerEma, f32(4, 3))
            .excusedFrom(ModuleLaw.VMAP, MEANS)
            .excusedFrom(ModuleLaw.GRADIENT, THROUGH),
        ModuleRow.of("TransformerBlock", new TransformerBlock(TransformerOptions.gpt2(2, 8)), f32(2, 3, 4)),
        ModuleRow.of("TransformerBlock in the manner of LLaMA", new TransformerBlock(TransformerOptions.llama(4, 2, 8)), f32(2, 3, 8)),
        ModuleRow.of("GPT", GPT.gpt2(5, 4, 8, 2, 2), ids),
        ModuleRow.of("GPT, rotary, untied", new GPT(5, 4, 8, 1, TransformerOptions.llama(2, 1, 8), false, null), ids),
        ModuleRow.of("GPT with dropout", GPT.gpt2(5, 4, 8, 1, 2), ModuleCallsApply::dropoutGpt, ids).excusedFrom(ModuleLaw.VMAP, ONE_KEY),
        ModuleRow.of("ViT", new ViT(2, 8, 1, 2, 3), f32(2, 4, 6, 3)),
        ModuleRow.of("UNetBlock", new UNetBlock(4, 2), f32(2, 4, 3, 4)),
        ModuleRow.of("UNetBlock, told", new UNetBlock(4, 2), ModuleCallsApply::uNetBlock, f32(2, 4, 3, 2), f32(2, 3)),
        ModuleRow.of("UNet", new UNet(List.of(4, 6), 2, 2), f32(2, 4, 6, 3)));
  }
}
