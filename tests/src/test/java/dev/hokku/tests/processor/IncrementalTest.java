package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import dev.hokku.processor.HokkuProcessor;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Builds that compile some of the sources again, with the classes of the last build on the class path.
///
/// `Net` calls `Block`, which calls `Leaf`; `Other` stands alone.
class IncrementalTest {

  private static final String LEAF = """
      @HkModule
      public record Leaf(int size) {
        @Forward
        public Tensor forward(Tensor x) {
          return x.mul(getParameter("scale", Shape.of(size), constant(2)));
        }
      }
      """;

  private static final String LEAF_WITH_ANOTHER_BODY = LEAF.replace("x.mul(", "x.add(");

  private static final String LEAF_WITH_A_KEY = LEAF.replace("return x.", "nextRngKey();\n    return x.");

  private static final String BLOCK = """
      @HkModule
      public final class Block implements Layer, BlockDispatch {
        final Leaf leaf = new Leaf(3);

        @Override
        @Forward
        public Tensor forward(Tensor x) {
          return leaf.forward(x).add(new Linear(3).forward(x));
        }
      }
      """;

  private static final String NET = """
      @HkModule
      public record Net(int blocks) {
        @Forward
        public Tensor forward(Tensor x) {
          for (int i = 0; i < blocks; i++) {
            x = new Block().forward(x);
          }
          return x;
        }
      }
      """;

  private static final String OTHER = """
      @HkModule
      public record Other(int size) {
        @Forward
        public Tensor forward(Tensor x) {
          return new Linear(size).forward(x);
        }
      }
      """;

  private static final String MAIN = """
      public final class Main {
        public static String run() {
          Params params = NetInit.init(Key.of(0), new Net(2), ones(1, 3));
          return Show.paths(params) + NetApply.apply(params, new Net(2), ones(1, 3));
        }
      }
      """;

  private static final String MAIN_WITH_A_KEY = MAIN.replace("apply(params,", "apply(params, Key.of(1),");

  @Test
  void aChangedBodyChangesTheBodiesOfItsModuleOnly() throws Exception {
    GoldenCompiler.Result before = built(List.of(), LEAF, BLOCK, NET, OTHER, MAIN, Program.SHOW);
    GoldenCompiler.Result whole = built(List.of(), LEAF_WITH_ANOTHER_BODY, BLOCK, NET, OTHER, MAIN, Program.SHOW);
    assertEquals(Set.of("LeafApply.java"), changed(before, whole));

    GoldenCompiler.Result part = built(List.of(before.output()), LEAF_WITH_ANOTHER_BODY);

    assertEquals(Set.of("LeafInit.java", "LeafApply.java"), texts(part).keySet());
    assertEquals(Set.of(), changed(part, whole));
    assertEquals(run(whole), run(part, before));
  }

  @Test
  void aChangedEffectChangesItsCallersAndNothingElse() throws Exception {
    GoldenCompiler.Result before = built(List.of(), LEAF, BLOCK, NET, OTHER, MAIN, Program.SHOW);
    GoldenCompiler.Result whole = built(List.of(), LEAF_WITH_A_KEY, BLOCK, NET, OTHER, MAIN_WITH_A_KEY, Program.SHOW);
    assertEquals(
        Set.of("LeafInit.java", "LeafApply.java", "BlockInit.java", "BlockApply.java", "NetInit.java", "NetApply.java"), changed(before, whole));

    // One after the other, each sees in the classes of the one before what that needs.
    GoldenCompiler.Result leaf = built(List.of(before.output()), LEAF_WITH_A_KEY);
    GoldenCompiler.Result block = built(List.of(leaf.output(), before.output()), BLOCK);
    GoldenCompiler.Result net = built(List.of(block.output(), leaf.output(), before.output()), NET, MAIN_WITH_A_KEY);

    assertEquals(Set.of("BlockDispatch.java", "BlockInit.java", "BlockApply.java"), texts(block).keySet());
    for (GoldenCompiler.Result part : List.of(leaf, block, net)) {
      assertEquals(Set.of(), changed(part, whole));
    }
    assertEquals(run(whole), run(net, block, leaf, before));
  }

  @Test
  void aCallerThatWasNotCompiledAgainFailsAndSaysSo() throws Exception {
    GoldenCompiler.Result before = built(List.of(), LEAF, BLOCK, NET, OTHER, MAIN, Program.SHOW);
    GoldenCompiler.Result leaf = built(List.of(before.output()), LEAF_WITH_A_KEY);

    InvocationTargetException thrown = Assertions.assertThrows(InvocationTargetException.class, () -> run(leaf, before));

    assertTrue(thrown.getCause() instanceof HokkuException, () -> "" + thrown.getCause());
    String said = thrown.getCause().getMessage();
    assertTrue(said.contains("net/block/~/leaf") && said.contains("compile that again"), said);
  }

  /// A build tool compiles what changed and what names it, sources and generated classes alike; the rest it leaves alone.
  @Test
  void aTouchedModuleIsGeneratedAgainWithWhatNamesItAndNothingElse() throws Exception {
    GoldenCompiler.Result before = built(List.of(), LEAF, BLOCK, NET, OTHER, MAIN, Program.SHOW);
    assertEquals(Set.of("Leaf", "Block", "Net", "Main"), Naming.sources("Leaf", before.output()));
    assertEquals(Set.of("Net", "Main"), Naming.sources("Net", before.output()));
    assertEquals(Set.of("Other"), Naming.sources("Other", before.output()));
    Set<String> generated = Set.of(
        "LeafInit.java", "LeafApply.java", "BlockInit.java", "BlockApply.java", "BlockDispatch.java", "NetInit.java", "NetApply.java");

    GoldenCompiler.Result body = built(List.of(before.output()), LEAF_WITH_ANOTHER_BODY, BLOCK, NET, MAIN);
    assertEquals(generated, texts(body).keySet());
    assertEquals(Set.of("LeafApply.java"), changed(body, before));

    GoldenCompiler.Result whole = built(List.of(), LEAF_WITH_A_KEY, BLOCK, NET, OTHER, MAIN_WITH_A_KEY, Program.SHOW);
    GoldenCompiler.Result effect = built(List.of(before.output()), LEAF_WITH_A_KEY, BLOCK, NET, MAIN_WITH_A_KEY);
    assertEquals(generated, texts(effect).keySet());
    assertEquals(Set.of(), changed(effect, whole));
    assertEquals(run(whole), run(effect, before));
  }

  /// Some build tools name the compiled classes of modules, too, for processors to look at again. There are no bodies in these, and no need for any.
  @Test
  void aModuleThatIsGivenAsAClassStaysAsItWasGenerated() throws Exception {
    GoldenCompiler.Result before = built(List.of(), LEAF, BLOCK, NET, OTHER, MAIN, Program.SHOW);

    GoldenCompiler.Result part = GoldenCompiler.compile(
        Program.sources("program", LEAF_WITH_ANOTHER_BODY), List.of("program.Block", "program.Net", "program.Other"), List.of(before.output()));

    assertEquals("", part.messages());
    assertEquals(Set.of("LeafInit.java", "LeafApply.java"), texts(part).keySet());
    assertEquals(run(built(List.of(), LEAF_WITH_ANOTHER_BODY, BLOCK, NET, OTHER, MAIN, Program.SHOW)), run(part, before));
  }

  /// What it reads beyond a module's source it finds through that source: the twins of the modules that it names.
  @Test
  void buildToolsAreToldThatEachModuleIsProcessedByItself() throws IOException {
    try (var file = HokkuProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
      assertEquals("dev.hokku.processor.HokkuProcessor,isolating", new String(file.readAllBytes()).strip());
    }
  }

  @Test
  void eachGeneratedFileNamesTheOneSourceItComesFrom(@TempDir Path output) throws IOException {
    Map<String, String> origins = new TreeMap<>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, GoldenCompiler.runtime());
      JavaFileManager recording = new ForwardingJavaFileManager<>(files) {
        @Override
        public JavaFileObject getJavaFileForOutputForOriginatingFiles(
            Location location, String name, JavaFileObject.Kind kind, FileObject... originating) throws IOException {
          if (kind == JavaFileObject.Kind.SOURCE) {
            origins.put(name, Arrays.stream(originating).map(o -> Path.of(o.toUri().getPath()).getFileName().toString()).collect(Collectors.joining()));
          }
          return super.getJavaFileForOutputForOriginatingFiles(location, name, kind, originating);
        }
      };
      var task = compiler.getTask(null, recording, null, List.of("-Xlint:none"), null, Program.sources("program", LEAF, BLOCK));
      task.setProcessors(List.of(new HokkuProcessor()));
      assertTrue(task.call());
    }
    assertEquals(
        Map.of(
            "program.LeafInit", "Leaf.java", "program.LeafApply", "Leaf.java",
            "program.BlockInit", "Block.java", "program.BlockApply", "Block.java", "program.BlockDispatch", "Block.java"),
        origins);
  }

  private static GoldenCompiler.Result built(List<Path> classPath, String... sources) throws IOException {
    GoldenCompiler.Result result = GoldenCompiler.compile(Program.sources("program", sources), classPath);
    assertFalse(result.hasErrors(), result::messages);
    return result;
  }

  private static String run(GoldenCompiler.Result... parts) throws Exception {
    return Program.run(Stream.of(parts).map(GoldenCompiler.Result::output).toList(), "program.Main");
  }

  private static Map<String, String> texts(GoldenCompiler.Result result) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : result.generated()) {
      texts.put(file.getFileName().toString(), Files.readString(file));
    }
    return texts;
  }

  /// The files of one build that the other has with another text, or has not.
  private static Set<String> changed(GoldenCompiler.Result one, GoldenCompiler.Result other) throws IOException {
    Map<String, String> there = texts(other);
    Set<String> changed = new TreeSet<>();
    texts(one).forEach((name, text) -> {
      if (!text.equals(there.get(name))) {
        changed.add(name);
      }
    });
    return changed;
  }
}
