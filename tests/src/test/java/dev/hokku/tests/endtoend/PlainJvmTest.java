package dev.hokku.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.tests.laws.PlainRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A JVM without the Vector API, and one that may not define classes, train to the same bits as one with both.
class PlainJvmTest {

  private static final String WITHOUT_MODULE = "The module jdk.incubator.vector is absent";
  private static final String BLOCKED = "Fused loops are run piece by piece";

  @TempDir private Path folder;

  @Test
  void withoutTheVectorModuleEverythingRunsWithTheSameBits() throws IOException, InterruptedException {
    String usual = run(List.of("--add-modules", "jdk.incubator.vector"));
    assertEquals("true", value(usual, "vector module"));
    assertEquals(0, count(usual, WITHOUT_MODULE) + count(usual, BLOCKED), usual);

    String plain = run(List.of());
    assertEquals("false", value(plain, "vector module"));
    assertEquals(1, count(plain, WITHOUT_MODULE), plain);
    assertEquals(value(usual, "trained"), value(plain, "trained"));
    assertEquals(value(usual, "primitives"), value(plain, "primitives"));

    String blocked = run(List.of("-Dhokku.loops=blocked", "-Dhokku.threads=3"));
    assertEquals(1, count(blocked, BLOCKED), blocked);
    assertEquals(value(usual, "trained"), value(blocked, "trained"));
    assertEquals(value(usual, "primitives"), value(blocked, "primitives"));
    assertTrue(Integer.parseInt(value(blocked, "primitives")) > 80, blocked);
  }

  private String run(List<String> flags) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(flags);
    arguments.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dhokku.backend=cpu", "-cp", System.getProperty("java.class.path"), PlainRun.class.getName()));
    Java.Outcome outcome = Java.run(folder, arguments);
    assertEquals(0, outcome.exit(), outcome.output());
    return outcome.output();
  }

  private static String value(String output, String name) {
    return output.lines().filter(line -> line.startsWith(name + ": ")).findFirst().orElseThrow(() -> new AssertionError(output)).substring(name.length() + 2);
  }

  private static long count(String output, String text) {
    return output.lines().filter(line -> line.contains(text)).count();
  }
}
