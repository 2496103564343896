package dev.hokku.nn.nets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.io.Safetensors;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.nn.Functions;
import dev.hokku.nn.GatedMLP;
import dev.hokku.nn.GatedMLPApply;
import dev.hokku.nn.GatedMLPInit;
import dev.hokku.nn.GroupedQueryAttention;
import dev.hokku.nn.GroupedQueryAttentionApply;
import dev.hokku.nn.GroupedQueryAttentionInit;
import dev.hokku.nn.RotaryPositions;
import dev.hokku.nn.RotaryPositionsApply;
import dev.hokku.nn.SinusoidalPositions;
import dev.hokku.nn.SinusoidalPositionsApply;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalShape;
import dev.hokku.transform.Grad;
import dev.hokku.tree.Params;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What has no twin in Haiku, against PyTorch: outputs, and gradients of parameters and inputs.
///
/// The files were written by a Python script that built each network from `torch.nn` (`TransformerEncoderLayer`, `scaled_dot_product_attention`, `RMSNorm`, `GroupNorm`,
/// `Conv2d`, …), gave it random parameters that are numbers of `f32`, ran it and its backward pass in `float64` for the loss `(out * cotangent).sum()`, and rounded
/// the results to `f32`. A file holds `in.NAME`, `params.PATH/NAME` in our layout, `out`, `cotangent`, and a `grad.` for each input and parameter.
class PyTorchTest {

  /// Rounding of `f32`, relative to the largest element of a tensor, or to 1: the gradient of a key's bias is 0, since softmax does not see it.
  private static final double TOLERANCE = 1e-5;

  /// A network as a function of its parameters and inputs.
  @FunctionalInterface
  private interface Network {
    Tensor apply(Params params, Map<String, Tensor> in);
  }

  /// Makes parameters for inputs.
  @FunctionalInterface
  private interface Start {
    Params init(Map<String, Tensor> in);
  }

  private static void assertAgrees(String file, Start start, Network network) throws IOException, URISyntaxException {
    Path path = Path.of(PyTorchTest.class.getResource("/dev/hokku/nn/pytorch/" + file + ".safetensors").toURI());
    Map<String, Tensor> recorded = Safetensors.read(path);
    Map<String, Tensor> inputs = part(recorded, "in.");
    Map<String, Tensor> all = new TreeMap<>(part(recorded, "params."));
    assertSameShapes(start.init(inputs), all);

    assertClose("out", recorded.get("out"), network.apply(params(all), inputs));

    Map<String, Tensor> differentiated = new TreeMap<>();
    part(recorded, "grad.").forEach((name, ignored) -> differentiated.put(name, recorded.get(name)));
    Map<String, Tensor> grads = Grad.grad((Map<String, Tensor> at) -> {
      Map<String, Tensor> in = new TreeMap<>(inputs);
      in.putAll(part(at, "in."));
      return network.apply(params(part(at, "params.")), in).mul(recorded.get("cotangent")).sum();
    }).apply(differentiated);
    grads.forEach((name, grad) -> assertClose("gradient of " + name, recorded.get("grad." + name), grad));
  }

  private static Map<String, Tensor> part(Map<String, Tensor> tensors, String prefix) {
    Map<String, Tensor> part = new TreeMap<>();
    tensors.forEach((name, tensor) -> {
      if (name.startsWith(prefix)) {
        part.put(name.substring(prefix.length()), tensor);
      }
    });
    return part;
  }

  private static Params params(Map<String, Tensor> byPath) {
    Params.Builder params = Params.builder();
    byPath.forEach((path, tensor) -> {
      int slash = path.lastIndexOf('/');
      params.put(path.substring(0, slash), path.substring(slash + 1), tensor);
    });
    return params.build();
  }

  private static void assertSameShapes(Params initial, Map<String, Tensor> recorded) {
    Map<String, String> expected = new TreeMap<>();
    recorded.forEach((path, tensor) -> expected.put(path, tensor.aval().toString()));
    Map<String, String> actual = new TreeMap<>();
    initial.entries().forEach(entry -> actual.put(entry.module() + "/" + entry.name(), entry.tensor().aval().toString()));
    assertEquals(expected, actual);
  }

  private static void assertClose(String what, Tensor expected, Tensor actual) {
    assertEquals(expected.aval(), actual.aval(), what);
    float[] right = expected.toFloatArray();
    float[] ours = actual.toFloatArray();
    float scale = 1;
    for (float value : right) {
      scale = Math.max(scale, Math.abs(value));
    }
    for (int i = 0; i < right.length; i++) {
      int at = i;
      assertTrue(
          Math.abs(right[i] - ours[i]) <= TOLERANCE * scale,
          () -> "%s differs at %d: PyTorch has %s, we have %s".formatted(what, at, right[at], ours[at]));
    }
  }

  @Test
  void positions() throws IOException, URISyntaxException {
    SinusoidalPositions sinusoidal = new SinusoidalPositions();
    assertAgrees("sinusoidal_positions", in -> Params.empty(), (p, in) -> SinusoidalPositionsApply.apply(sinusoidal, in.get("x")));
    RotaryPositions rotary = new RotaryPositions();
    assertAgrees("rotary_positions", in -> Params.empty(), (p, in) -> RotaryPositionsApply.apply(rotary, in.get("x")));
    assertAgrees(
        "rotary_positions_given", in -> Params.empty(), (p, in) -> RotaryPositionsApply.apply(rotary, in.get("x"), in.get("positions")));
    RotaryPositions neighbours = rotary.withInterleaved(true).withBase(500);
    assertAgrees("rotary_positions_interleaved", in -> Params.empty(), (p, in) -> RotaryPositionsApply.apply(neighbours, in.get("x")));
  }

  @Test
  void gatedMlp() throws IOException, URISyntaxException {
    GatedMLP mlp = new GatedMLP(10);
    assertAgrees("gated_mlp", in -> GatedMLPInit.init(Key.of(1), mlp, in.get("x")), (p, in) -> GatedMLPApply.apply(p, mlp, in.get("x")));
  }

  @Test
  void groupedQueryAttention() throws IOException, URISyntaxException {
    assertAttends("grouped_query_attention", new GroupedQueryAttention(4, 2, 3));
    assertAttends("grouped_query_attention_rotary", new GroupedQueryAttention(4, 1, 4).withBias(false).withRotary(new RotaryPositions()));
    assertAttends("grouped_query_attention_mask", new GroupedQueryAttention(4, 2, 3).withCausal(false));
    assertAttends("grouped_query_attention_causal_and_mask", new GroupedQueryAttention(4, 4, 3));
  }

  private static void assertAttends(String file, GroupedQueryAttention attention) throws IOException, URISyntaxException {
    assertAgrees(
        file,
        in -> GroupedQueryAttentionInit.init(Key.of(1), attention, in.get("x"), in.get("mask")),
        (p, in) -> GroupedQueryAttentionApply.apply(p, attention, in.get("x"), in.get("mask")));
  }

  @Test
  void transformerBlock() throws IOException, URISyntaxException {
    for (Map.Entry<String, TransformerOptions> row : Map.of(
        "transformer_block", TransformerOptions.gpt2(2, 12),
        "transformer_block_llama", TransformerOptions.llama(4, 2, 12)).entrySet()) {
      TransformerBlock block = new TransformerBlock(row.getValue());
      assertAgrees(
          row.getKey(),
          in -> TransformerBlockInit.init(Key.of(1), block, in.get("x")),
          (p, in) -> TransformerBlockApply.apply(p, block, in.get("x")));
    }
  }

  @Test
  void gpt() throws IOException, URISyntaxException {
    assertSpeaks("gpt", GPT.gpt2(11, 9, 8, 2, 2));
    assertSpeaks("gpt_llama", new GPT(11, 9, 8, 2, TransformerOptions.llama(4, 2, 12), false, null));
  }

  private static void assertSpeaks(String file, GPT gpt) throws IOException, URISyntaxException {
    assertAgrees(file, in -> GPTInit.init(Key.of(1), gpt, in.get("ids")), (p, in) -> GPTApply.apply(p, gpt, in.get("ids")));
  }

  @Test
  void vit() throws IOException, URISyntaxException {
    ViT vit = new ViT(4, 8, 2, 2, 5);
    assertAgrees("vit", in -> ViTInit.init(Key.of(1), vit, in.get("x")), (p, in) -> ViTApply.apply(p, vit, in.get("x")));
  }

  @Test
  void uNet() throws IOException, URISyntaxException {
    UNetBlock same = new UNetBlock(4, 2);
    assertAgrees("u_net_block", in -> UNetBlockInit.init(Key.of(1), same, in.get("x")), (p, in) -> UNetBlockApply.apply(p, same, in.get("x")));
    UNetBlock told = new UNetBlock(6, 2);
    assertAgrees(
        "u_net_block_embedding",
        in -> UNetBlockInit.init(Key.of(1), told, in.get("x"), in.get("embedding")),
        (p, in) -> UNetBlockApply.apply(p, told, in.get("x"), in.get("embedding")));
    UNet net = new UNet(List.of(4, 6), 2, 2);
    assertAgrees("u_net", in -> UNetInit.init(Key.of(1), net, in.get("x")), (p, in) -> UNetApply.apply(p, net, in.get("x")));
  }

  /// The smallest GPT-2 has 124 million parameters, ViT-B/16 has 86 million: numbers that are printed everywhere. No number is drawn here, only counted.
  @Test
  void knownSizes() {
    GPT gpt2 = GPT.gpt2(50257, 1024, 768, 12, 12);
    assertEquals(124_439_808, EvalShape.evalShape((Tensor ids) -> GPTInit.init(Key.of(1), gpt2, ids), ShapeDtype.s32(1, 8)).count());
    ViT vit = new ViT(16, 768, 12, 12, 1000);
    assertEquals(86_567_656, EvalShape.evalShape((Tensor x) -> ViTInit.init(Key.of(1), vit, x), ShapeDtype.f32(1, 224, 224, 3)).count());
  }

  /// Dropout draws from the key, and none with rate 0.
  @Test
  void dropoutOfANetwork() {
    GPT gpt = GPT.gpt2(11, 9, 8, 2, 2);
    Tensor ids = Numpy.array(new int[][] {{1, 2, 3}});
    Params params = GPTInit.init(Key.of(1), gpt, ids);
    Tensor plain = GPTApply.apply(params, gpt, ids);
    assertEquals(List.of(), differences(plain, GPTApply.apply(params, Key.of(2), gpt, ids, 0)));
    assertTrue(!differences(plain, GPTApply.apply(params, Key.of(2), gpt, ids, 0.5)).isEmpty());
    assertTrue(!differences(GPTApply.apply(params, Key.of(3), gpt, ids, 0.5), GPTApply.apply(params, Key.of(2), gpt, ids, 0.5)).isEmpty());
  }

  private static List<Integer> differences(Tensor a, Tensor b) {
    float[] left = a.toFloatArray();
    float[] right = b.toFloatArray();
    return IntStream.range(0, left.length).filter(i -> left[i] != right[i]).boxed().toList();
  }

  /// What a word says does not depend on what comes behind it.
  @Test
  void aCausalNetworkDoesNotSeeTheFuture() {
    GPT gpt = new GPT(11, 9, 8, 2, TransformerOptions.llama(4, 2, 12).withActivation(Functions::gelu), false, null);
    Tensor text = Numpy.array(new int[][] {{1, 2, 3, 4}});
    Tensor other = Numpy.array(new int[][] {{1, 2, 9, 10}});
    Params params = GPTInit.init(Key.of(1), gpt, text);
    float[] first = GPTApply.apply(params, gpt, text).toFloatArray();
    float[] second = GPTApply.apply(params, gpt, other).toFloatArray();
    for (int i = 0; i < 2 * 11; i++) {
      assertEquals(first[i], second[i]);
    }
  }
}
