package dev.hokku.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.tests.endtoend.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The runtime and everything that javac generates use no reflection, no lookups, no serialization and no thread-locals: read from the bytecode.
class PurityTest {

  /// What each named class may use, and why nothing else may.
  private static final Map<String, Set<String>> ALLOWED = Map.of(
      // Find the backends, and the one that evaluates eagerly.
      "dev/hokku/backend/Backends", Set.of("java/util/ServiceLoader"),
      "dev/hokku/lax/Binding$Eager", Set.of("java/util/ServiceLoader"),
      // Defines the CPU backend's fused loops as hidden classes; the only class that defines any.
      "dev/hokku/backend/cpu/loop/LoopClasses",
      Set.of(
          "java/lang/invoke/MethodHandle",
          "java/lang/invoke/MethodHandles",
          "java/lang/invoke/MethodHandles$Lookup",
          "java/lang/invoke/MethodHandles$Lookup$ClassOption"),
      // Puts fences between its loads, which are static methods there; to have such a handle takes a lookup, which it may not use.
      "dev/hokku/backend/cpu/gemm/Rows6x64", Set.of("java/lang/invoke/VarHandle"),
      // Reads which lines a generated class comes from, for messages; see docs/adr/0026.
      "dev/hokku/core/LineTable",
      Set.of("Class.descriptorString", "Class.getResourceAsStream"));

  private static final List<String> ROOTS = List.of("runtime/target/classes", "generated-examples/target/classes/dev/hokku/examples");

  private static final int FEWEST_CLASSES = 500;

  @TempDir Path folder;

  @Test
  void runtimeAndGeneratedClassesArePure() throws IOException {
    Map<String, Set<String>> impure = new TreeMap<>();
    int seen = 0;
    for (String root : ROOTS) {
      for (var type : classes(Project.ROOT.resolve(root)).entrySet()) {
        seen++;
        Set<String> found = Impurities.in(type.getValue());
        Set<String> allowed = ALLOWED.getOrDefault(type.getKey(), Set.of());
        Set<String> left = found.stream().filter(name -> !allowed.contains(name)).collect(Collectors.toSet());
        if (!left.isEmpty()) {
          impure.put(type.getKey(), left);
        }
      }
    }
    assertTrue(seen > FEWEST_CLASSES, "only %d classes were read".formatted(seen));
    assertEquals(Map.of(), impure);
  }

  @TestFactory
  Stream<DynamicTest> everyPlantedImpurityIsSeen() {
    Map<String, String> bodies = new LinkedHashMap<>();
    bodies.put("reflection", "Object m() throws Exception { return String.class.getMethod(\"length\").invoke(\"a\"); }");
    bodies.put("declared fields", "Object m() { return String.class.getDeclaredFields(); }");
    bodies.put("Class.forName", "Object m() throws Exception { return Class.forName(\"java.lang.String\"); }");
    bodies.put("lookup", "Object m() { return java.lang.invoke.MethodHandles.lookup(); }");
    bodies.put("lookup as parameter", "Object m(java.lang.invoke.MethodHandles.Lookup l) throws Exception { return l.findClass(\"a\"); }");
    bodies.put("proxy", "Object m() { return java.lang.reflect.Proxy.newProxyInstance(null, new Class<?>[0], (p, q, r) -> p); }");
    bodies.put("Unsafe", "sun.misc.Unsafe u; long m() { return u.allocateMemory(1); }");
    bodies.put("thread-local", "static final ThreadLocal<String> T = ThreadLocal.withInitial(() -> \"\");");
    bodies.put("serialization", "Object m() throws Exception { return new java.io.ObjectInputStream(System.in).readObject(); }");
    bodies.put("service loader", "Object m() { return java.util.ServiceLoader.load(Runnable.class); }");
    bodies.put("class loader", "Object m() throws Exception { return ClassLoader.getSystemClassLoader().loadClass(\"a\"); }");
    bodies.put("context class loader", "Object m() { return Thread.currentThread().getContextClassLoader(); }");
    return bodies.entrySet().stream().map(body -> DynamicTest.dynamicTest(body.getKey(), () ->
        assertFalse(Impurities.in(planted(body.getValue())).isEmpty())));
  }

  @Test
  void whatJavacItselfEmitsIsNoImpurity() throws IOException {
    byte[] ordinary = planted("""
        record Pair(int a, String b) {}
        enum Kind { A, B }
        sealed interface S permits One, Two {}
        record One(int x) implements S {}
        record Two(Kind k) implements S {}
        java.util.function.Supplier<String> m(S s, Kind kind) {
          int n = switch (s) { case One(int x) -> x; case Two t -> t.hashCode(); };
          int k = switch (kind) { case A -> 1; case B -> 2; };
          return () -> "n = " + n + k + new Pair(n, "b");
        }
        """);

    assertEquals(Set.of(), Impurities.in(ordinary));
  }

  private byte[] planted(String members) throws IOException {
    Path out = folder.resolve(Integer.toHexString(members.hashCode()));
    Planted.compile(ToolProvider.getSystemJavaCompiler(), Map.of("planted.P", "package planted; class P { %s }".formatted(members)), out);
    return Files.readAllBytes(out.resolve("planted/P.class"));
  }

  private static SortedMap<String, byte[]> classes(Path root) throws IOException {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        classes.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
      }
    }
    return classes;
  }
}
