package dev.hokku.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import dev.hokku.examples.Mlp;
import dev.hokku.examples.MlpApply;
import dev.hokku.examples.MlpInit;
import dev.hokku.jit.Jit;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.nn.nets.ResNet;
import dev.hokku.nn.nets.ResNetInit;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.tree.Params;
import dev.hokku.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A call of generated code depends on its arguments and on nothing else.
class PureCallsTest {

  private static final Mlp MLP = new Mlp(30, 10);
  private static final Params PARAMS = MlpInit.initFromShapes(Key.of(1), MLP, ShapeDtype.f32(16, 20));

  @TempDir Path folder;

  @Test
  void eightThreadsShareOneExecutableAndGetTheBitsOfSequentialRuns() throws Exception {
    BiFunction<Params, Tensor, Params> grads = Jit.jit(
        Grad.grad((Params params, Tensor x) -> MlpApply.apply(params, MLP, x).square().mean()));
    int threads = 8;
    int calls = 25;
    List<float[][]> sequential = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      sequential.add(values(grads.apply(PARAMS, input(thread))));
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<List<float[][]>>> parallel = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        Tensor x = input(thread);
        Callable<List<float[][]>> work = () -> {
          List<float[][]> results = new ArrayList<>();
          for (int call = 0; call < calls; call++) {
            results.add(values(grads.apply(PARAMS, x)));
          }
          return results;
        };
        parallel.add(pool.submit(work));
      }
      for (int thread = 0; thread < threads; thread++) {
        for (float[][] result : parallel.get(thread).get()) {
          assertTrue(Arrays.deepEquals(sequential.get(thread), result), "thread %d got other bits".formatted(thread));
        }
      }
    }
  }

  @Test
  void initOfAHugeBatchNeedsAlmostNoMemory() throws IOException, InterruptedException {
    Java.Outcome outcome = Java.run(folder, java(List.of("-Xmx256m"), HugeInit.class.getName()));

    assertEquals(0, outcome.exit(), outcome.output());
    assertTrue(outcome.output().contains("266610 parameters"), outcome.output());
  }

  /// What [#initOfAHugeBatchNeedsAlmostNoMemory] runs with a small heap.
  static final class HugeInit {

    private HugeInit() {}

    public static void main(String[] args) {
      Mlp mlp = new Mlp(300, 100, 10);
      ShapeDtype batch = ShapeDtype.f32(1_000_000_000, 784);
      System.out.println(MlpInit.initFromShapes(Key.of(42), mlp, batch).count() + " parameters");
    }
  }

  /// The whole heap, with the graph and the garbage of a moment, is twice the parameters' size.
  @ParameterizedTest
  @CsvSource({"50, 25557032", "200, 64673832"})
  void initOfAResNetNeedsLessThanItsResultsOnceMore(int layers, long parameters) throws IOException, InterruptedException {
    long heap = 2 * 4 * parameters / (1 << 20);
    Java.Outcome outcome = Java.run(
        folder, java(List.of("-XX:+UseParallelGC", "-Xmn16m", "-Xmx%dm".formatted(heap)), ResNetInitialised.class.getName(), "" + layers));

    assertEquals(0, outcome.exit(), outcome.output());
    assertTrue(outcome.output().contains(parameters + " parameters"), outcome.output());
  }

  /// What [#initOfAResNetNeedsLessThanItsResultsOnceMore] runs in such a heap.
  static final class ResNetInitialised {

    private ResNetInitialised() {}

    public static void main(String[] args) {
      ResNet net = args[0].equals("50") ? ResNet.resNet50(1000) : ResNet.resNet200(1000);
      var made = ResNetInit.initFromShapes(Key.of(42), net, ShapeDtype.f32(8, 224, 224, 3), true);
      System.out.println(made.params().count() + " parameters");
    }
  }

  @Test
  void aStackTraceOutOfGeneratedCodeLeadsToTheUsersLine() throws IOException {
    Tensor tooNarrow = Random.normal(Key.of(0), Shape.of(4, 7));

    HokkuException error = assertThrows(HokkuException.class, () -> MlpApply.apply(PARAMS, MLP, tooNarrow));

    assertTrue(error.getMessage().contains("mlp/linear"), error.getMessage());
    StackTraceElement generated = Arrays.stream(error.getStackTrace())
        .filter(frame -> frame.getFileName() != null && frame.getFileName().equals("MlpApply.java") && frame.getMethodName().equals("forwardBody"))
        .findFirst().orElseThrow();
    List<String> source = Files.readAllLines(Project.ROOT.resolve("generated-examples/src/generated/java/dev/hokku/examples/MlpApply.java"));
    String comment = source.subList(0, generated.getLineNumber()).reversed().stream()
        .filter(line -> line.strip().matches("// Mlp\\.java:\\d+")).findFirst().orElseThrow();
    int line = Integer.parseInt(comment.replaceAll("\\D", ""));
    String user = Files.readAllLines(Project.ROOT.resolve("generated-examples/src/main/java/dev/hokku/examples/Mlp.java")).get(line - 1);
    assertTrue(user.contains("for (int i = 0; i < sizes.length; i++)"), user);
  }

  private static List<String> java(List<String> flags, String main, String... args) {
    List<String> arguments = new ArrayList<>(flags);
    arguments.addAll(Java.onClassPath(main));
    arguments.addAll(List.of(args));
    return arguments;
  }

  private static Tensor input(int seed) {
    return Random.normal(Key.of(100 + seed), Shape.of(16, 20));
  }

  private static float[][] values(Params params) {
    return Tree.leaves(params).stream().map(Tensor::toFloatArray).toArray(float[][]::new);
  }

  @Test
  void theSameCallGivesTheSameBits() {
    Tensor x = input(0);
    assertArrayEquals(MlpApply.apply(PARAMS, MLP, x).toFloatArray(), MlpApply.apply(PARAMS, MLP, x).toFloatArray());
  }
}
