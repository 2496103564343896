package dev.hokku.io.interop;

import static dev.hokku.io.interop.Layout.CHANNELS;
import static dev.hokku.io.interop.Layout.LAST_EXCHANGED;
import static dev.hokku.io.interop.Layout.OUTPUTS_FIRST;
import static dev.hokku.io.interop.Layout.OUTPUTS_FIRST_TURNED;
import static dev.hokku.io.interop.Layout.SAME;

import java.util.List;

/// The kinds of layers whose parameters other frameworks keep, too, under other names.
public enum LayerKind {
  /// `nn.Linear`: `torch.nn.Linear`, `flax.linen.Dense`.
  LINEAR(List.of(new Slot("w", "weight", OUTPUTS_FIRST), new Slot("b", "bias", SAME)),
      List.of(new Slot("w", "kernel", SAME), new Slot("b", "bias", SAME))),

  /// `nn.Conv1D` to `nn.Conv3D`, `nn.ConvND`, `nn.DepthwiseConv1D` to `nn.DepthwiseConv3D`: `torch.nn.Conv2d`, `flax.linen.Conv`.
  CONV(List.of(new Slot("w", "weight", OUTPUTS_FIRST), new Slot("b", "bias", CHANNELS)),
      List.of(new Slot("w", "kernel", SAME), new Slot("b", "bias", CHANNELS))),

  /// `nn.Conv1DTranspose` to `nn.Conv3DTranspose`: `torch.nn.ConvTranspose2d`, `flax.linen.ConvTranspose`.
  CONV_TRANSPOSE(List.of(new Slot("w", "weight", OUTPUTS_FIRST_TURNED), new Slot("b", "bias", CHANNELS)),
      List.of(new Slot("w", "kernel", LAST_EXCHANGED), new Slot("b", "bias", CHANNELS))),

  /// `nn.LayerNorm`, `nn.GroupNorm`, `nn.InstanceNorm`, `nn.RMSNorm`: `torch.nn.LayerNorm`, `flax.linen.LayerNorm`.
  NORM(List.of(new Slot("scale", "weight", CHANNELS), new Slot("offset", "bias", CHANNELS)),
      List.of(new Slot("scale", "scale", CHANNELS), new Slot("offset", "bias", CHANNELS))),

  /// `nn.BatchNorm`, with its moving averages: `torch.nn.BatchNorm2d`, `flax.linen.BatchNorm`.
  BATCH_NORM(NORM.pytorch, NORM.flax),

  /// `nn.Embed`: `torch.nn.Embedding`, `flax.linen.Embed`.
  EMBED(List.of(new Slot("embeddings", "weight", SAME)), List.of(new Slot("embeddings", "embedding", SAME))),

  /// `nn.LSTM`: `torch.nn.LSTMCell` or a layer of `torch.nn.LSTM`, `flax.linen.OptimizedLSTMCell`. Their GRUs reset after the product with the hidden units, ours
  /// before, so no weights of the one compute what the other does.
  LSTM(List.of(), List.of()),

  /// `nn.MultiHeadAttention`: `torch.nn.MultiheadAttention`, `flax.linen.MultiHeadDotProductAttention`.
  ATTENTION(List.of(), List.of());

  private final List<Slot> pytorch;
  private final List<Slot> flax;

  LayerKind(List<Slot> pytorch, List<Slot> flax) {
    this.pytorch = pytorch;
    this.flax = flax;
  }

  List<Slot> slots(Dialect dialect) {
    return switch (dialect) {
      case PYTORCH -> pytorch;
      case FLAX -> flax;
    };
  }

  /// A parameter here and there.
  ///
  /// @param ours its name in our module
  /// @param theirs its name in theirs
  /// @param layout how they order its axes
  record Slot(String ours, String theirs, Layout layout) {}
}
