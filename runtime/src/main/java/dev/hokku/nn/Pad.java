package dev.hokku.nn;

import dev.hokku.lax.Padding;

/// Paddings that depend on the kernel's reach alone, not on the input or the stride. Source: `hk.pad`.
public final class Pad {

  private Pad() {}

  /// None: each output sees only input.
  public static Padding valid(int effectiveKernelSize) {
    return Padding.edges(0, 0);
  }

  /// So that, with stride 1, the output is as long as the input; an odd element goes behind.
  public static Padding same(int effectiveKernelSize) {
    return Padding.edges((effectiveKernelSize - 1) / 2, effectiveKernelSize / 2);
  }

  /// So that each output sees at least one element of the input.
  public static Padding full(int effectiveKernelSize) {
    return Padding.edges(effectiveKernelSize - 1, effectiveKernelSize - 1);
  }

  /// So that an output sees only its own place and those before it.
  public static Padding causal(int effectiveKernelSize) {
    return Padding.edges(effectiveKernelSize - 1, 0);
  }

  /// So that an output sees only its own place and those behind it.
  public static Padding reverseCausal(int effectiveKernelSize) {
    return Padding.edges(0, effectiveKernelSize - 1);
  }
}
