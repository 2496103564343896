package dev.hokku.io.interop;

import dev.hokku.core.HokkuException;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Entry;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import dev.hokku.tree.TensorDict;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Parameters and state to another framework's names and layouts, and back. With [dev.hokku.io.Safetensors] they go through files that both sides read.
///
/// Whole or not at all: what one side has and the map does not name is an error, on either side.
///
/// Source: the `state_dict` of `torch.nn`; `hk.experimental.flax`, the variables of `flax.linen`.
public final class ForeignWeights {

  private ForeignWeights() {}

  /// Tensors by the other framework's names.
  ///
  /// @throws HokkuException if the map does not name all modules of `weights`, or names others
  public static Map<String, Tensor> write(Dialect dialect, NameMap names, Weights weights) {
    Map<String, Tensor> out = new LinkedHashMap<>();
    Set<String> written = new HashSet<>();
    for (NameMap.Pair pair : names.modules()) {
      requireKnown(pair, weights.params());
      for (LayerKind.Slot slot : pair.kind().slots(dialect)) {
        if (weights.params().has(pair.ours(), slot.ours())) {
          out.put(dialect.param(pair.theirs(), slot.theirs()), slot.layout().write(weights.params().get(pair.ours(), slot.ours())));
          written.add(pair.ours() + "/" + slot.ours());
        }
      }
      switch (pair.kind()) {
        case BATCH_NORM -> MovingAverages.write(dialect, pair, weights.state(), out, written);
        case LSTM -> LstmWeights.write(dialect, pair, weights.params(), out, written);
        case ATTENTION -> AttentionWeights.write(dialect, pair, weights.params(), out, written);
        case LINEAR, CONV, CONV_TRANSPOSE, NORM, EMBED -> {}
      }
    }
    requireAll(weights.params(), written);
    requireAll(weights.state(), written);
    return out;
  }

  /// Parameters and state of our network from the other framework's tensors.
  ///
  /// @param theirs by their names
  /// @param like what init makes for our network: it says which tensors there are, and of which shapes and types
  /// @throws HokkuException if a tensor is missing on either side, or has another shape; the message names it
  public static Weights read(Dialect dialect, NameMap names, Map<String, Tensor> theirs, Weights like) {
    ForeignTensors tensors = new ForeignTensors(theirs);
    Params.Builder params = Params.builder();
    State.Builder state = State.builder();
    for (NameMap.Pair pair : names.modules()) {
      requireKnown(pair, like.params());
      for (LayerKind.Slot slot : pair.kind().slots(dialect)) {
        if (like.params().has(pair.ours(), slot.ours())) {
          params.put(pair.ours(), slot.ours(), tensors.take(
              dialect.param(pair.theirs(), slot.theirs()),
              slot.layout(),
              like.params().get(pair.ours(), slot.ours()).aval(),
              pair.ours() + "/" + slot.ours()));
        }
      }
      switch (pair.kind()) {
        case BATCH_NORM -> MovingAverages.read(dialect, pair, tensors, like.state(), state);
        case LSTM -> LstmWeights.read(dialect, pair, tensors, like.params(), params);
        case ATTENTION -> AttentionWeights.read(dialect, pair, tensors, like.params(), params);
        case LINEAR, CONV, CONV_TRANSPOSE, NORM, EMBED -> {}
      }
    }
    tensors.done();
    return new Weights(ordered(params.build(), like.params()), ordered(state.build(), like.state()));
  }

  /// In the order of init, so that the result can stand wherever init's can.
  private static <S extends TensorDict<S>> S ordered(S read, S like) {
    Map<String, Entry> byPath = new LinkedHashMap<>();
    read.entries().forEach(entry -> byPath.put(path(entry), entry));
    requireAll(like, byPath.keySet());
    return like.withEntries(like.entries().map(entry -> byPath.get(path(entry))).toList());
  }

  private static void requireKnown(NameMap.Pair pair, Params params) {
    boolean known = switch (pair.kind()) {
      case BATCH_NORM -> true; // its parameters are optional
      case LSTM -> params.has(LstmWeights.module(pair), "w");
      case ATTENTION -> params.has(AttentionWeights.module(pair), "w");
      case LINEAR, CONV, CONV_TRANSPOSE, NORM, EMBED -> !params.of(pair.ours()).isEmpty();
    };
    if (!known) {
      throw new HokkuException(
          "The name map pairs '%s' with '%s', but there is no such module.".formatted(pair.theirs(), pair.ours()),
          "",
          "The modules with parameters are %s.".formatted(params.modules()));
    }
  }

  private static void requireAll(TensorDict<?> ours, Set<String> covered) {
    List<String> missing = ours.entries().map(ForeignWeights::path).filter(path -> !covered.contains(path)).toList();
    if (!missing.isEmpty()) {
      throw new HokkuException(
          "The name map does not name %s.".formatted(missing),
          "",
          "Pair their modules with those of the other framework." + (missing.stream().anyMatch(path -> path.endsWith(GRU)) ? NO_GRU : ""));
    }
  }

  /// Only a GRU has parameters of this name.
  private static final String GRU = "/w_h";

  private static final String NO_GRU = " There is no pair for a GRU: its reset gate acts before the product with the hidden units, theirs behind it, so no weights"
      + " there compute the same. Move the rest of the network, and train the GRU anew or run it where it was trained.";

  private static String path(Entry entry) {
    return entry.module() + "/" + entry.name();
  }
}
