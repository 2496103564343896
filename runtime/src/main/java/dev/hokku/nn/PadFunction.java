package dev.hokku.nn;

import dev.hokku.lax.Padding;

/// Pads one axis for a kernel: [Pad#causal] and the like.
///
/// Source: `hk.pad.PadFn`.
@FunctionalInterface
public interface PadFunction {

  /// The zeros before and behind an axis.
  ///
  /// @param effectiveKernelSize how far the kernel reaches, `(size - 1) * rate + 1`
  Padding apply(int effectiveKernelSize);
}
