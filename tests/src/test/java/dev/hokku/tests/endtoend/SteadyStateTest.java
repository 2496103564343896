package dev.hokku.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.hokku.examples.Mlp;
import dev.hokku.examples.MlpApply;
import dev.hokku.examples.MlpInit;
import dev.hokku.jit.Jit;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.Functions;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.tree.Params;
import dev.hokku.tree.Tree;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// What a jitted step takes from the heap once it has run a few times.
class SteadyStateTest {

  private static final int N = 20_000;
  private static final long MOST_BYTES = 4096;

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
    long each = bytesPerRun(step);
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
    long kept = bytesPerRun(() -> state[0] = step.apply(state[0]));
    assertTrue(kept - results < MOST_BYTES, () -> "%d bytes per step beside results of %d".formatted(kept - results, results));
    Jit.Jitted<Params, Params> inPlace = step.donateArgnums(0);
    long donated = bytesPerRun(() -> state[0] = inPlace.apply(state[0]));
    assertTrue(donated < MOST_BYTES, () -> "%d bytes per step in place".formatted(donated));
  }

  private static long bytesPerRun(Runnable step) {
    for (int i = 0; i < 3000; i++) {
      step.run();
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100; i++) {
      step.run();
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / 100;
  }
}
