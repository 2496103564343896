package dev.hokku.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The JVM's first compiler gives up on very large kernels ("out of virtual registers"). One that it has compiled at tier 2 and then fails to compile at tier 3 never
/// reaches the second compiler, and runs eight times slower for good, in some runs and not in others. So the first compiler must be able to compile every kernel and
/// fused loop: tried with that compiler alone, after a tenth of the usual calls, whatever the load of the machine. Which classes are kernels is read from their
/// bytecode: all that compute with vectors.
class KernelCompilationTest {

  /// Nothing is lost where a method cannot be entered in the middle of its loop: it is compiled for its next call.
  private static final String IN_A_LOOP = "stack not empty at OSR entry point";

  private static final String TIER = " 3 +dev\\.hokku\\.backend\\.cpu\\.";
  private static final Pattern KERNEL = Pattern.compile(TIER + "((?:gemm|vector|doubles)\\.\\w+)::\\w+ .*\\(\\d+ bytes\\)");
  private static final Pattern LOOP = Pattern.compile(TIER + "(loop\\.FusedLoop\\S*::pass\\d+) .*\\(\\d+ bytes\\)");

  @Test
  void theFirstCompilerCompilesEveryKernelAndLoop(@TempDir Path folder) throws Exception {
    Java.Outcome outcome = Java.run(
        folder,
        Java.onClassPath(
            "-XX:TieredStopAtLevel=3", "-XX:CompileThresholdScaling=0.1", "-XX:+PrintCompilation", "-Dhokku.threads=1", KernelWarmUp.class.getName()));
    assertEquals(0, outcome.exit(), outcome.output());
    List<String> given = outcome.output().lines()
        .filter(line -> line.contains("COMPILE SKIPPED") && line.contains("dev.hokku.backend.cpu") && !line.contains(IN_A_LOOP))
        .toList();
    assertEquals(List.of(), given);
    Set<String> kernels = new TreeSet<>(Kernels.all().keySet());
    assertTrue(kernels.size() > 15, () -> "few kernels: " + kernels);
    kernels.removeAll(named(KERNEL, outcome.output()));
    assertEquals(Set.of(), kernels, "kernels that were not compiled");
    Set<String> loops = named(LOOP, outcome.output());
    assertTrue(loops.size() > 10, () -> "few loops in " + loops);
  }

  private static Set<String> named(Pattern pattern, String output) {
    Set<String> names = new TreeSet<>();
    for (Matcher line = pattern.matcher(output); line.find(); ) {
      names.add(line.group(1));
    }
    return names;
  }
}
