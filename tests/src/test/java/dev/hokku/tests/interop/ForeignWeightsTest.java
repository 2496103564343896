package dev.hokku.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import dev.hokku.hk.Args;
import dev.hokku.hk.Init;
import dev.hokku.hk.Initialised;
import dev.hokku.io.Safetensors;
import dev.hokku.io.interop.Dialect;
import dev.hokku.io.interop.ForeignWeights;
import dev.hokku.io.interop.NameMap;
import dev.hokku.io.interop.Nested;
import dev.hokku.io.interop.Weights;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.nn.GRU;
import dev.hokku.nn.GRUApply;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tests.endtoend.Project;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parameters and state of a network in PyTorch's and Flax's names. `pytorch_net.py` wrote what the real PyTorch learnt and computed.
class ForeignWeightsTest {

  private static final Path FILE = Project.ROOT.resolve("tests/src/test/resources/interop/pytorch_net.safetensors");

  private static final NameMap FIELDS = NameMap.builder()
      .conv("field_net/~/conv", "conv")
      .batchNorm("field_net/~/bn", "bn", 0.9)
      .convTranspose("field_net/~/up", "up")
      .linear("field_net/~/fc", "fc")
      .norm("field_net/~/ln", "ln")
      .embed("field_net/~/words", "words")
      .build();

  private static final NameMap INLINE = NameMap.builder()
      .conv("inline_net/conv2_d", "conv")
      .batchNorm("inline_net/batch_norm", "bn", 0.9)
      .convTranspose("inline_net/conv2_d_transpose", "up")
      .linear("inline_net/linear", "fc")
      .norm("inline_net/layer_norm", "ln")
      .embed("inline_net/embed", "words")
      .build();

  private static final ShapeDtype X = ShapeDtype.f32(2, 3, 8, 8);
  private static final ShapeDtype IDS = ShapeDtype.s32(2);

  private final Map<String, Tensor> file;
  private final Map<String, Tensor> stateDict;

  ForeignWeightsTest() throws IOException {
    file = Safetensors.read(FILE);
    stateDict = new LinkedHashMap<>(file);
    stateDict.keySet().removeAll(List.of("input.x", "input.ids", "output"));
  }

  private static Weights fieldsLike() {
    Initialised made = FieldNetInit.initFromShapes(Key.of(1), new FieldNet(), X, IDS, true);
    return new Weights(made.params(), made.state());
  }

  private static Weights inlineLike() {
    Initialised made = InlineNetInit.initFromShapes(Key.of(1), new InlineNet(), X, IDS, true);
    return new Weights(made.params(), made.state());
  }

  private Tensor given(String name) {
    return file.get(name);
  }

  private static double distance(Tensor a, Tensor b) {
    assertEquals(a.shape(), b.shape());
    return a.sub(b).abs().max().item();
  }

  @Test
  void layersInFieldsComputeWhatPyTorchComputed() {
    Weights read = ForeignWeights.read(Dialect.PYTORCH, FIELDS, stateDict, fieldsLike());
    Tensor y = FieldNetApply.apply(read.params(), read.state(), new FieldNet(), given("input.x"), given("input.ids"), false).output();
    assertTrue(distance(given("output"), y) < 1e-5, () -> "off by " + distance(given("output"), y));
  }

  @Test
  void layersMadeWhereTheyAreUsedComputeWhatPyTorchComputed() {
    Weights read = ForeignWeights.read(Dialect.PYTORCH, INLINE, stateDict, inlineLike());
    Tensor y = InlineNetApply.apply(read.params(), read.state(), new InlineNet(), given("input.x"), given("input.ids"), false).output();
    assertTrue(distance(given("output"), y) < 1e-5, () -> "off by " + distance(given("output"), y));
  }

  @Test
  void whatIsWrittenIsWhatPyTorchWrote(@TempDir Path directory) throws IOException {
    Weights read = ForeignWeights.read(Dialect.PYTORCH, FIELDS, stateDict, fieldsLike());
    Path copy = directory.resolve("model.safetensors");
    Safetensors.write(copy, ForeignWeights.write(Dialect.PYTORCH, FIELDS, read));
    Map<String, Tensor> written = Safetensors.read(copy);
    assertEquals(stateDict.keySet(), written.keySet());
    written.forEach((name, tensor) -> {
      assertEquals(stateDict.get(name).aval(), tensor.aval(), name);
      assertEquals(0, distance(stateDict.get(name), tensor), name);
    });
  }

  @Test
  void countedAveragesGoOnWhereTheyWere() {
    State state = ForeignWeights.read(Dialect.PYTORCH, FIELDS, stateDict, fieldsLike()).state();
    String ema = "field_net/~/bn/~/mean_ema";
    assertEquals(3, state.get(ema, "counter").item());
    double correction = 1 - Math.pow(0.9, 3);
    assertTrue(distance(state.get(ema, "average").mul(correction), state.get(ema, "hidden")) < 1e-7);
  }

  @Test
  void flaxHasItsOwnNamesAndOurLayouts() {
    NameMap names = NameMap.builder()
        .conv("inline_net/conv2_d", "Conv_0")
        .batchNorm("inline_net/batch_norm", "BatchNorm_0", 0.9)
        .convTranspose("inline_net/conv2_d_transpose", "ConvTranspose_0")
        .linear("inline_net/linear", "Dense_0")
        .norm("inline_net/layer_norm", "LayerNorm_0")
        .embed("inline_net/embed", "Embed_0")
        .build();
    Weights ours = ForeignWeights.read(Dialect.PYTORCH, INLINE, stateDict, inlineLike());
    Map<String, Tensor> flat = ForeignWeights.write(Dialect.FLAX, names, ours);
    List<String> types = new ArrayList<>();
    flat.forEach((name, tensor) -> types.add(name + " " + tensor.aval()));
    assertEquals(List.of(
        "params/Conv_0/kernel f32[3,3,3,4]",
        "params/Conv_0/bias f32[4]",
        "params/BatchNorm_0/scale f32[4]",
        "params/BatchNorm_0/bias f32[4]",
        "batch_stats/BatchNorm_0/mean f32[4]",
        "batch_stats/BatchNorm_0/var f32[4]",
        "params/ConvTranspose_0/kernel f32[3,3,4,2]",
        "params/ConvTranspose_0/bias f32[2]",
        "params/Dense_0/kernel f32[162,5]",
        "params/Dense_0/bias f32[5]",
        "params/LayerNorm_0/scale f32[5]",
        "params/LayerNorm_0/bias f32[5]",
        "params/Embed_0/embedding f32[6,5]"), types);

    Map<String, Object> variables = Nested.nest(flat);
    assertEquals(Set.of("params", "batch_stats"), variables.keySet());
    Weights back = ForeignWeights.read(Dialect.FLAX, names, Nested.flatten(variables), inlineLike());
    ours.params().entries().forEach(entry ->
        assertEquals(0, distance(entry.tensor(), back.params().get(entry.module(), entry.name())), entry.toString()));
    Tensor y = InlineNetApply.apply(back.params(), back.state(), new InlineNet(), given("input.x"), given("input.ids"), false).output();
    assertTrue(distance(given("output"), y) < 1e-5);
  }

  @Test
  void nothingIsSkippedOnEitherSide() {
    Map<String, Tensor> more = new LinkedHashMap<>(stateDict);
    more.put("head.weight", Numpy.ones(2, 2));
    assertRefused("no place for [head.weight]", () -> ForeignWeights.read(Dialect.PYTORCH, FIELDS, more, fieldsLike()));

    Map<String, Tensor> fewer = new LinkedHashMap<>(stateDict);
    fewer.remove("fc.bias");
    assertRefused("no tensor 'fc.bias'", () -> ForeignWeights.read(Dialect.PYTORCH, FIELDS, fewer, fieldsLike()));

    NameMap few = new NameMap(FIELDS.modules().subList(0, 5));
    assertRefused("does not name [field_net/~/words/embeddings]", () -> ForeignWeights.write(Dialect.PYTORCH, few, fieldsLike()));

    NameMap wrong = NameMap.builder().linear("field_net/~/fd", "fc").build();
    assertRefused("there is no such module", () -> ForeignWeights.write(Dialect.PYTORCH, wrong, fieldsLike()));
  }

  @Test
  void anotherShapeIsRefusedInBothLayouts() {
    Map<String, Tensor> wide = new LinkedHashMap<>(stateDict);
    wide.put("fc.weight", Numpy.ones(162, 5));
    assertRefused("'fc.weight' is f32[162,5], which is f32[5,162] in our layout, but 'field_net/~/fc/w' is f32[162,5]",
        () -> ForeignWeights.read(Dialect.PYTORCH, FIELDS, wide, fieldsLike()));
  }

  @Test
  void aModuleHasOnePartner() {
    assertRefused("name one module twice", () -> NameMap.builder().linear("a", "x").linear("b", "x").build());
  }

  @Test
  void pathsNestAndComeBack() {
    Params params = Params.builder().put("mlp/~/linear_0", "w", Numpy.ones(2)).put("~", "scale", Numpy.ones(1)).build();
    Map<String, Object> nested = Nested.of(params);
    assertEquals("{mlp={~={linear_0={w=w}}}, ~={scale=scale}}", names(nested).toString());
    assertEquals(params.modules(), Nested.toParams(nested).modules());
    assertRefused("there is a tensor already", () -> Nested.nest(Map.of("a", Numpy.ones(1), "a/b", Numpy.ones(1))));
  }

  private static Map<String, Object> names(Map<?, ?> nested) {
    Map<String, Object> names = new LinkedHashMap<>();
    nested.forEach((name, value) -> names.put((String) name, value instanceof Map<?, ?> inner ? names(inner) : name));
    return names;
  }

  @Test
  void aGruHasNoPairAndTheMessageSaysWhy() {
    Initialised made = Init.fromShapes(Key.of(0), Args.of(ShapeDtype.f32(1, 3)), (frame, args) ->
        GRUApply.forward(new GRU(2), frame, args.get(0), Numpy.zeros(1, 2)));
    assertRefused("its reset gate acts before the product", () ->
        ForeignWeights.write(Dialect.PYTORCH, NameMap.builder().build(), Weights.of(made.params())));
  }

  private static void assertRefused(String part, Runnable action) {
    HokkuException refused = assertThrows(HokkuException.class, action::run);
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
  }
}
