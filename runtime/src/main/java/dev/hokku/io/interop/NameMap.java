package dev.hokku.io.interop;

import dev.hokku.core.HokkuException;
import java.util.ArrayList;
import java.util.List;

/// Which module of ours is which module of another framework's network. Explicit: no name is guessed, and none is left out.
///
/// Modules held in fields and modules made where they are used differ only in their paths: `net/~/head` and `net/linear` here, `head` and `Dense_0` there.
///
/// {@snippet :
/// Params params = LinearInit.initFromShapes(Key.of(1), new Linear(3), ShapeDtype.f32(1, 2));
/// NameMap names = NameMap.builder().linear("linear", "fc").build();
/// Map<String, Tensor> stateDict = ForeignWeights.write(Dialect.PYTORCH, names, Weights.of(params));
/// assert stateDict.get("fc.weight").shape().equals(Shape.of(3, 2));
/// Weights back = ForeignWeights.read(Dialect.PYTORCH, names, stateDict, Weights.of(params));
/// assert back.params().get("linear", "w").shape().equals(Shape.of(2, 3));
/// }
///
/// GRUs are left out. With the gates `z` and `r`, ours and Haiku's is `h' = (1 - z) h + z tanh(x W + (r h) U + b)`; that of PyTorch, and both of Flax's cells, is
/// `h' = z h + (1 - z) tanh(x W + b + r (h U + c))`. The exchanged roles of `z` are a change of sign, but where `r` acts on `h U` rather than on `h`, no other weights make up for
/// it: a network with a GRU is refused, and told why.
///
/// @param modules in the order in which they were named
public record NameMap(List<Pair> modules) {

  /// A module here and there.
  ///
  /// @param ours its path, as in `Params`
  /// @param theirs its path, as the other framework writes it: `layer1.0.conv1`, `encoder/Dense_0`
  /// @param decayRate of moving averages, for [LayerKind#BATCH_NORM]; otherwise 0
  /// @param heads for [LayerKind#ATTENTION]; otherwise 0
  public record Pair(String ours, LayerKind kind, String theirs, double decayRate, int heads) {}

  /// Copies the list and refuses a module that is named twice.
  ///
  /// @throws HokkuException names it
  public NameMap {
    modules = List.copyOf(modules);
    for (int i = 0; i < modules.size(); i++) {
      for (Pair later : modules.subList(i + 1, modules.size())) {
        Pair pair = modules.get(i);
        if (pair.ours.equals(later.ours) || pair.theirs.equals(later.theirs)) {
          throw new HokkuException("%s and %s name one module twice.".formatted(pair, later), "", "Give each module one partner.");
        }
      }
    }
  }

  /// Collects pairs.
  public static Builder builder() {
    return new Builder();
  }

  /// Collects pairs.
  public static final class Builder {

    private final List<Pair> modules = new ArrayList<>();

    private Builder() {}

    /// A linear layer.
    public Builder linear(String ours, String theirs) {
      return add(ours, LayerKind.LINEAR, theirs, 0, 0);
    }

    /// A convolution, depthwise or not.
    public Builder conv(String ours, String theirs) {
      return add(ours, LayerKind.CONV, theirs, 0, 0);
    }

    /// A transposed convolution.
    public Builder convTranspose(String ours, String theirs) {
      return add(ours, LayerKind.CONV_TRANSPOSE, theirs, 0, 0);
    }

    /// A normalisation without state.
    public Builder norm(String ours, String theirs) {
      return add(ours, LayerKind.NORM, theirs, 0, 0);
    }

    /// A batch normalisation.
    ///
    /// @param decayRate weight of the old average at each update: our `decayRate`, Flax's `momentum`, 1 minus PyTorch's
    public Builder batchNorm(String ours, String theirs, double decayRate) {
      return add(ours, LayerKind.BATCH_NORM, theirs, decayRate, 0);
    }

    /// A table of vectors.
    public Builder embed(String ours, String theirs) {
      return add(ours, LayerKind.EMBED, theirs, 0, 0);
    }

    /// An LSTM.
    ///
    /// @param theirs `cell` for `torch.nn.LSTMCell` and Flax's cells; for a layer of `torch.nn.LSTM` the pattern of its names, `rnn.*_l0`
    public Builder lstm(String ours, String theirs) {
      return add(ours, LayerKind.LSTM, theirs, 0, 0);
    }

    /// An attention with several heads.
    public Builder attention(String ours, String theirs, int heads) {
      return add(ours, LayerKind.ATTENTION, theirs, 0, heads);
    }

    private Builder add(String ours, LayerKind kind, String theirs, double decayRate, int heads) {
      modules.add(new Pair(ours, kind, theirs, decayRate, heads));
      return this;
    }

    /// What was collected.
    public NameMap build() {
      return new NameMap(modules);
    }
  }
}
