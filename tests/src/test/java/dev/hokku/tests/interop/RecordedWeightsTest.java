package dev.hokku.tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import dev.hokku.hk.Initialised;
import dev.hokku.io.Safetensors;
import dev.hokku.io.interop.Dialect;
import dev.hokku.io.interop.ForeignWeights;
import dev.hokku.io.interop.NameMap;
import dev.hokku.io.interop.Weights;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tests.endtoend.Project;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Weights that the real Flax and the real PyTorch wrote, and what those computed with them: `flax_net.py` and `pytorch_sequences.py` recorded both.
class RecordedWeightsTest {

  private static final NameMap FLAX = NameMap.builder()
      .conv("flax_net/conv2_d", "Conv_0")
      .batchNorm("flax_net/batch_norm", "BatchNorm_0", 0.9)
      .norm("flax_net/group_norm", "GroupNorm_0")
      .convTranspose("flax_net/conv2_d_transpose", "ConvTranspose_0")
      .norm("flax_net/rms_norm", "RMSNorm_0")
      .linear("flax_net/linear", "Dense_0")
      .norm("flax_net/layer_norm", "LayerNorm_0")
      .embed("flax_net/embed", "Embed_0")
      .build();

  private static final NameMap FLAX_SEQUENCES = NameMap.builder()
      .lstm("sequences_net/lstm", "OptimizedLSTMCell_0")
      .attention("sequences_net/multi_head_attention", "attention", 2)
      .build();

  private static final NameMap PYTORCH_SEQUENCES = NameMap.builder()
      .lstm("sequences_net/lstm", "rnn.*_l0")
      .lstm("sequences_net/lstm_1", "rnn.*_l1")
      .attention("sequences_net/multi_head_attention", "attention", 2)
      .build();

  private final Map<String, Tensor> flax = Safetensors.read(Project.ROOT.resolve("tests/src/test/resources/interop/flax_net.safetensors"));
  private final Map<String, Tensor> pytorch =
      Safetensors.read(Project.ROOT.resolve("tests/src/test/resources/interop/pytorch_sequences.safetensors"));

  RecordedWeightsTest() throws IOException {}

  /// The tensors below `prefix`, without it.
  private static Map<String, Tensor> below(String prefix, Map<String, Tensor> file) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    file.forEach((name, tensor) -> {
      if (name.startsWith(prefix)) {
        found.put(name.substring(prefix.length()), tensor);
      }
    });
    return found;
  }

  private static Weights like(SequencesNet net, Tensor mask) {
    return new Weights(SequencesNetInit.initFromShapes(Key.of(1), net, ShapeDtype.f32(2, 5, 4), mask), State.empty());
  }

  private static void assertClose(Tensor expected, Tensor actual) {
    assertEquals(expected.shape(), actual.shape());
    double distance = expected.sub(actual).abs().max().item();
    assertTrue(distance < 1e-5, () -> "off by " + distance);
  }

  /// Writing gives what was read, name by name.
  private static void assertWritten(Dialect dialect, NameMap names, Weights ours, Map<String, Tensor> theirs) {
    Map<String, Tensor> written = ForeignWeights.write(dialect, names, ours);
    assertEquals(theirs.keySet(), written.keySet());
    theirs.forEach((name, tensor) -> assertClose(tensor, written.get(name)));
  }

  @Test
  void layersComputeWhatFlaxComputed() {
    Map<String, Tensor> variables = below("net/", flax);
    Initialised made = FlaxNetInit.initFromShapes(Key.of(1), new FlaxNet(), ShapeDtype.f32(2, 8, 8, 3), ShapeDtype.s32(2), true);
    Weights read = ForeignWeights.read(Dialect.FLAX, FLAX, variables, new Weights(made.params(), made.state()));
    assertClose(
        flax.get("net.output"),
        FlaxNetApply.apply(read.params(), read.state(), new FlaxNet(), flax.get("net.x"), flax.get("net.ids"), false).output());
    assertWritten(Dialect.FLAX, FLAX, read, variables);
  }

  @Test
  void anLstmAndAnAttentionComputeWhatFlaxComputed() {
    Map<String, Tensor> variables = below("sequences/", flax);
    SequencesNet net = new SequencesNet(1, 6, false);
    Tensor mask = flax.get("sequences.mask");
    Weights read = ForeignWeights.read(Dialect.FLAX, FLAX_SEQUENCES, variables, like(net, mask));
    assertClose(flax.get("sequences.output"), SequencesNetApply.apply(read.params(), net, flax.get("sequences.x"), mask));
    assertWritten(Dialect.FLAX, FLAX_SEQUENCES, read, variables);
  }

  @Test
  void twoLayersOfAnLstmAndPackedProjectionsComputeWhatPyTorchComputed() {
    Map<String, Tensor> stateDict = new LinkedHashMap<>(pytorch);
    stateDict.keySet().removeIf(name -> !name.startsWith("rnn.") && !name.startsWith("attention."));
    SequencesNet net = new SequencesNet(2, 8, true);
    Tensor mask = Numpy.tril(Numpy.ones(1, 1, 5, 5), 0);
    Weights read = ForeignWeights.read(Dialect.PYTORCH, PYTORCH_SEQUENCES, stateDict, like(net, mask));
    assertClose(pytorch.get("output"), SequencesNetApply.apply(read.params(), net, pytorch.get("input.x"), mask));

    // The sum of PyTorch's two biases is what counts: it comes back in the first.
    Map<String, Tensor> expected = new LinkedHashMap<>(stateDict);
    for (String layer : new String[] {"_l0", "_l1"}) {
      Tensor first = stateDict.get("rnn.bias_ih" + layer);
      expected.put("rnn.bias_ih" + layer, first.add(stateDict.get("rnn.bias_hh" + layer)));
      expected.put("rnn.bias_hh" + layer, Numpy.zerosLike(first));
    }
    assertWritten(Dialect.PYTORCH, PYTORCH_SEQUENCES, read, expected);
  }

  @Test
  void projectionsThatPyTorchCannotPackAreRefused() {
    SequencesNet net = new SequencesNet(1, 6, false);
    Params params = like(net, flax.get("sequences.mask")).params();
    HokkuException refused = assertThrows(HokkuException.class,
        () -> ForeignWeights.write(Dialect.PYTORCH, FLAX_SEQUENCES, new Weights(params, State.empty())));
    assertTrue(refused.getMessage().contains("PyTorch packs projections of one size"), refused.getMessage());
  }

  @Test
  void weightsOfAnotherSizeAreRefused() {
    SequencesNet wider = new SequencesNet(1, 7, false);
    HokkuException refused = assertThrows(HokkuException.class,
        () -> ForeignWeights.read(Dialect.FLAX, FLAX_SEQUENCES, below("sequences/", flax), like(wider, flax.get("sequences.mask"))));
    assertTrue(refused.getMessage().contains("OptimizedLSTMCell_0/ii/kernel"), refused.getMessage());
  }
}
