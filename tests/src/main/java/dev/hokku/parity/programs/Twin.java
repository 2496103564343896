package dev.hokku.parity.programs;

import dev.hokku.hk.ApplyFrame;
import dev.hokku.hk.InitFrame;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Lowered;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.parity.golden.Variant;
import java.util.List;
import java.util.function.BiPredicate;

/// A golden program in Java.
///
/// @param hash the start of the SHA-256 of the Python text that it was written from
/// @param init lowered for init
/// @param apply lowered for apply
/// @param made whether inputs, step by step, are those that the program makes for a variant
/// @param makesOwnKeySequences whether it makes key sequences for itself
record Twin(
    String hash, Body<InitFrame> init, Body<ApplyFrame> apply, BiPredicate<Variant, List<Inputs>> made, boolean makesOwnKeySequences) {

  /// A lowered program.
  ///
  /// @param <F> the frame
  @FunctionalInterface
  interface Body<F> {
    Object run(F frame, Variant v, Inputs in);
  }

  /// A twin whose inputs say nothing about the variant.
  static Twin of(String hash, Body<InitFrame> init, Body<ApplyFrame> apply) {
    return new Twin(hash, init, apply, (v, steps) -> true, false);
  }

  /// This twin, refusing inputs that the program does not make for the variant.
  Twin whose(BiPredicate<Variant, List<Inputs>> inputs) {
    return new Twin(hash, init, apply, inputs, makesOwnKeySequences);
  }

  /// This twin, which makes key sequences for itself.
  Twin withOwnKeySequences() {
    return new Twin(hash, init, apply, made, true);
  }

  Lowered with(Variant v, List<Inputs> steps) {
    if (!made.test(v, steps)) {
      throw new Mismatch("the program does not make these inputs for this variant");
    }
    return new Lowered((frame, in) -> init.run(frame, v, in), (frame, in) -> apply.run(frame, v, in), makesOwnKeySequences);
  }
}
