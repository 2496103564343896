package dev.hokku.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.hokku.control.Control;
import dev.hokku.control.Step;
import dev.hokku.examples.LeNet;
import dev.hokku.examples.LeNetApply;
import dev.hokku.examples.LeNetInit;
import dev.hokku.examples.Mlp;
import dev.hokku.examples.MlpApply;
import dev.hokku.examples.MlpInit;
import dev.hokku.hk.Applied;
import dev.hokku.hk.Initialised;
import dev.hokku.jit.Jit;
import dev.hokku.lax.Array;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.Functions;
import dev.hokku.nn.nets.ResNet;
import dev.hokku.nn.nets.ResNetApply;
import dev.hokku.nn.nets.ResNetInit;
import dev.hokku.nn.nets.ResNetOptions;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.ValueAndGradAux;
import dev.hokku.transform.WithAux;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import dev.hokku.tree.Tree;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a jitted step takes from the heap once it has run a few times, in a JVM that has compiled nothing else: behind thousands of other tests the JVM's compiler
/// left a step as it was, now and then.
@Tag("own-jvm")
class SteadyStateTest {

  private static final int N = 20_000;
  private static final long MOST_BYTES = 4096;
  private static final int SOME = 50;

  /// When the JVM must have compiled what a step consists of: warm-ups are spread over forty seconds. It takes a few where nothing else runs.
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @Test
  void aStepThatDonatesAndDeletesMakesNothingNew() {
    Jit.Jitted2<Tensor, Tensor, Tensor> update = Jit.jit((Tensor p, Tensor g) -> p.sub(g.mul(1e-3))).donateArgnums(0);
    Jit.Jitted<Tensor, Tensor> exp = Jit.jit((Tensor x) -> x.exp());
    Tensor g = Numpy.ones(N);
    Tensor[] state = {Numpy.ones(N).add(1)};
    Runnable step = () -> {
      state[0] = update.apply(state[0], g);
      exp.apply(state[0]).delete();
    };
    long each = bytesPerRun(step, MOST_BYTES);
    assertTrue(each < MOST_BYTES, () -> "%d bytes per step, whose two results have %d".formatted(each, 2 * 4 * N));
  }

  @Test
  void aTrainingStepMakesLittleBesideItsResults() {
    Mlp mlp = new Mlp(64, 32, 10);
    Tensor images = Random.normal(Key.of(1), Shape.of(32, 100));
    Tensor classes = Random.randint(Key.of(2), Shape.of(32), 0, 10);
    Jit.Jitted<Params, Params> step = Jit.jit((Params params) -> {
      Params gradients = Grad.grad((Params p) ->
          Functions.softmaxCrossEntropyWithIntegerLabels(MlpApply.apply(p, mlp, images), classes).mean()).apply(params);
      return Tree.map2((p, g) -> p.sub(g.mul(0.01)), params, gradients);
    });
    Params[] state = {MlpInit.init(Key.of(3), mlp, images)};
    long results = state[0].byteSize();
    long kept = bytesPerRun(() -> state[0] = step.apply(state[0]), results + MOST_BYTES);
    assertTrue(kept - results < MOST_BYTES, () -> "%d bytes per step beside results of %d".formatted(kept - results, results));
    Jit.Jitted<Params, Params> inPlace = step.donateArgnums(0);
    long donated = bytesPerRun(() -> state[0] = inPlace.apply(state[0]), MOST_BYTES);
    assertTrue(donated < MOST_BYTES, () -> "%d bytes per step in place".formatted(donated));
  }

  @Test
  void stepsOfConvolutionsLoopsAndAttentionSettle() {
    Tensor images = normal(1, 4, 28, 28);
    Tensor classes = Random.randint(Key.of(2), Shape.of(4), 0, 10);
    LeNet lenet = new LeNet(10);
    descends(LeNetInit.init(Key.of(3), lenet, images), p ->
        Functions.softmaxCrossEntropyWithIntegerLabels(LeNetApply.apply(p, lenet, images), classes).mean());
    Tensor sequence = normal(4, 12, 32, 32);
    descends(Map.of("w", normal(5, 64, 32).mul(0.1), "b", normal(6, 32)), p -> recurrent(p, sequence));
    Tensor tokens = normal(7, 2, 24, 32);
    descends(Map.of("qkv", normal(8, 32, 96).mul(0.1), "out", normal(9, 32, 32).mul(0.1)), p -> attention(p, tokens));
  }

  /// Some 480 tensors go in and come out, so that a list of them would show, and an average's power or another order of axes that made one object each time.
  @Test
  void aStepOfManyTensorsAndMovingAveragesMakesItsResultsAlone() {
    ResNet net = new ResNet(10, ResNetOptions.of(3, 4, 6, 3).withChannelsPerGroup(8, 8, 8, 8), null);
    Tensor images = normal(1, 2, 16, 16, 3);
    Tensor classes = Random.randint(Key.of(2), Shape.of(2), 0, 10);
    Initialised made = ResNetInit.init(Key.of(3), net, images, true);
    Jit.Jitted2<Params, State, WithAux<Params, State>> step = Jit.jit((Params params, State state) -> {
      ValueAndGradAux<Params, State> loss = Grad.valueAndGradAux((Params p) -> {
        Applied<Tensor> out = ResNetApply.apply(p, state, net, images, true);
        return new WithAux<>(Functions.softmaxCrossEntropyWithIntegerLabels(out.output(), classes).mean(), out.state());
      }).apply(params);
      return new WithAux<>(Tree.map2((p, g) -> p.sub(g.mul(0.01)), params, loss.grad()), loss.aux());
    }).donateArgnums(0, 1);
    settles(new WithAux<>(made.params(), made.state()), last -> step.apply(last.value(), last.aux()));
  }

  /// A loop over `xs`, `f32[T,N,D]`.
  private static Tensor recurrent(Map<String, Tensor> p, Tensor xs) {
    Tensor first = Numpy.zeros(xs.dim(1), xs.dim(2));
    return Control.scan((Tensor h, Tensor x) -> {
      Tensor next = Numpy.concatenate(List.of(x, h), -1).matmul(p.get("w")).add(p.get("b")).tanh();
      return new Step<>(next, next);
    }, first, xs).ys().square().mean();
  }

  /// Tokens `x`, `f32[B,T,D]`, attend to each other.
  private static Tensor attention(Map<String, Tensor> p, Tensor x) {
    List<Tensor> parts = Numpy.split(x.matmul(p.get("qkv")), 3, -1);
    Tensor weights = Functions.softmax(Numpy.einsum("btd,bTd->btT", parts.get(0), parts.get(1)), -1);
    return x.add(weights.matmul(parts.get(2)).matmul(p.get("out"))).square().mean();
  }

  private static Tensor normal(int seed, int... dims) {
    return Random.normal(Key.of(seed), Shape.of(dims));
  }

  /// Asserts that steps that make `loss` smaller soon take no more than they may.
  private static <P> void descends(P first, Function<P, Tensor> loss) {
    settles(first, Jit.jit((P params) -> Tree.map2((p, g) -> p.sub(g.mul(0.01)), params, Grad.grad(loss).apply(params))).donateArgnums(0));
  }

  /// Asserts that steps soon take no more than they may, beside the objects that a result consists of.
  private static <S> void settles(S first, Function<S, S> step) {
    List<S> state = new ArrayList<>(List.of(first));
    Instant begun = Instant.now();
    long bytes = Long.MAX_VALUE;
    objects(first); // loads and links
    long own = objects(first);
    Runnable next = () -> state.set(0, step.apply(state.getFirst()));
    while (bytes >= MOST_BYTES && Instant.now().isBefore(begun.plus(LIMIT))) {
      bytes = bytes(next) - own;
    }
    long last = bytes;
    assertTrue(last < MOST_BYTES, () -> "%d bytes per step after %s\n%s".formatted(last, LIMIT, AllocationSites.of(next)));
  }

  /// What another tree of tensors over the same elements takes.
  private static long objects(Object result) {
    Flattened flat = Tree.flatten(result);
    Tensor[] others = flat.leaves().toArray(Tensor[]::new);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < others.length; i++) {
      others[i] = new Array(others[i].aval(), others[i].buffer());
    }
    flat.def().unflatten(Arrays.asList(others));
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /// Of each of some steps.
  private static long bytes(Runnable step) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < SOME; i++) {
      step.run();
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / SOME;
  }

  /// Of each step once there are no more than `enough`, or else of the last ones before [#LIMIT].
  private static long bytesPerRun(Runnable step, long enough) {
    Instant begun = Instant.now();
    long bytes = bytes(step);
    while (bytes >= enough && Instant.now().isBefore(begun.plus(LIMIT))) {
      bytes = bytes(step);
    }
    return bytes;
  }
}
