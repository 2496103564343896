package dev.hokku.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.hokku.jit.Jit;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Tensor;
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
