package dev.hokku.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The JVM's first compiler gives up on very large kernels ("out of virtual registers"). One that it has compiled at tier 2 and then fails to compile at tier 3 never
/// reaches the second compiler, and runs eight times slower for good, in some runs and not in others. So the first compiler must be able to compile every kernel and
/// fused loop: tried with that compiler alone, whatever the load of the machine.
class KernelCompilationTest {

  private static final Pattern KERNEL = Pattern.compile(" 3 +dev\\.hokku\\.backend\\.cpu\\.(gemm\\.Tile\\w+::run|loop\\.FusedLoop\\S*::pass\\d+) .*\\((\\d+) bytes\\)");

  @Test
  void theFirstCompilerCompilesEveryKernelAndLoop(@TempDir Path folder) throws Exception {
    Java.Outcome outcome = Java.run(
        folder, Java.onClassPath("-XX:TieredStopAtLevel=3", "-XX:+PrintCompilation", "-Dhokku.threads=1", KernelWarmUp.class.getName()));
    assertEquals(0, outcome.exit(), outcome.output());
    List<String> given = outcome.output().lines().filter(line -> line.contains("COMPILE SKIPPED") && line.contains("dev.hokku.backend.cpu")).toList();
    assertEquals(List.of(), given);
    TreeSet<String> kernels = new TreeSet<>();
    for (Matcher line = KERNEL.matcher(outcome.output()); line.find(); ) {
      kernels.add(line.group(1));
    }
    assertTrue(kernels.stream().anyMatch(name -> name.startsWith("gemm.Tile")), () -> "no tile of a product in " + kernels);
    assertTrue(kernels.stream().filter(name -> name.startsWith("loop.FusedLoop")).count() > 10, () -> "few loops in " + kernels);
  }
}
