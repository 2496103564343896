package dev.hokku.parity.programs;

import dev.hokku.hk.Frame;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Lowered;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.parity.golden.Network;
import dev.hokku.parity.golden.Variant;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// A golden program in Java.
///
/// @param hash the start of the SHA-256 of the Python text that it was written from
/// @param network what init and apply are, for a variant
/// @param made whether inputs, step by step, are those that the program makes for a variant
record Twin(String hash, Function<Variant, Network> network, BiPredicate<Variant, List<Inputs>> made) {

  /// A lowered program.
  @FunctionalInterface
  interface Body {
    Object run(Frame frame, Variant v, Inputs in);
  }

  /// A program that is one lowered function; its inputs say nothing about the variant.
  static Twin of(String hash, Body body) {
    return of(hash, v -> lowered(v, body, false));
  }

  /// A program that is one lowered function and makes key sequences for itself.
  static Twin withOwnKeySequences(String hash, Body body) {
    return of(hash, v -> lowered(v, body, true));
  }

  /// A program that puts init and apply together by itself.
  static Twin of(String hash, Function<Variant, Network> network) {
    return new Twin(hash, network, (v, steps) -> true);
  }

  private static Network lowered(Variant v, Body body, boolean ownKeySequences) {
    return new Lowered((frame, in) -> body.run(frame, v, in), ownKeySequences);
  }

  /// This twin, refusing inputs that the program does not make for the variant.
  Twin whose(BiPredicate<Variant, List<Inputs>> inputs) {
    return new Twin(hash, network, inputs);
  }

  Network with(Variant v, List<Inputs> steps) {
    if (!made.test(v, steps)) {
      throw new Mismatch("the program does not make these inputs for this variant");
    }
    return network.apply(v);
  }
}
