package dev.hokku.backend.cpu.loop;

import dev.hokku.backend.cpu.vector.VectorWidth;
import java.util.Optional;

/// Turns programs into loops. Both providers give the same bits: [LoopClasses] writes a class for each program, [BlockedLoops] runs programs by fixed loops
/// over pieces, for where classes cannot be defined, as in a native image.
///
/// The system property `hokku.loops` forces one (`generated` or `blocked`), so that tests and benchmarks see both.
public interface LoopProvider {

  /// The loop for `program`; equal programs share one.
  Loop loop(LoopProgram program);

  /// The provider of this JVM for loops on vectors of some length.
  static LoopProvider of(VectorWidth width) {
    return Choice.BLOCKED ? new BlockedLoops() : new LoopClasses(width);
  }

  /// Made once, and logged if it is not the usual one. It changes speed only.
  final class Choice {

    private static final System.Logger LOG = System.getLogger("dev.hokku.backend");

    static final boolean BLOCKED = blocked(System.getProperty("hokku.loops", ""), LoopClasses.refusal());

    private Choice() {}

    /// Whether programs are run by fixed loops.
    ///
    /// @param wanted the provider asked for, or nothing
    /// @param refusal why classes cannot be defined, if they cannot
    static boolean blocked(String wanted, Optional<String> refusal) {
      if (!wanted.isEmpty() && !wanted.equals("generated") && !wanted.equals("blocked")) {
        throw new IllegalArgumentException("There are no loops '%s'. Name generated or blocked in -Dhokku.loops.".formatted(wanted));
      }
      if (wanted.equals("generated") && refusal.isPresent()) {
        throw new IllegalArgumentException("Loops cannot be generated here: %s. Leave -Dhokku.loops out.".formatted(refusal.get()));
      }
      boolean blocked = wanted.equals("blocked") || refusal.isPresent();
      if (blocked) {
        LOG.log(System.Logger.Level.INFO, "Fused loops are run piece by piece, which is slower than generated classes: {0}.",
            refusal.orElse("asked for by -Dhokku.loops"));
      }
      return blocked;
    }
  }
}
