package dev.hokku.transform;

import static dev.hokku.transform.Gradients.normal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.control.Control;
import dev.hokku.control.Step;
import dev.hokku.lax.Numpy;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ThreadsTest {

  private static final Function<Tensor, Tensor> HESSIAN = Jacobian.hessian(x ->
      Control.scan((Tensor c, Tensor e) -> new Step<>(c.mul(e).sin(), c), x.sum(), x).ys().sum());

  @Test
  void transformsInManyThreadsGiveTheBitsOfSequentialRuns() throws Exception {
    List<Tensor> inputs = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      inputs.add(normal(i, 3));
    }
    List<Callable<Tensor>> calls = inputs.stream().map(x -> (Callable<Tensor>) () -> HESSIAN.apply(x)).toList();
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Future<Tensor>> results = pool.invokeAll(calls);
      for (int i = 0; i < inputs.size(); i++) {
        assertArrayEquals(HESSIAN.apply(inputs.get(i)).toDoubleArray(), results.get(i).get().toDoubleArray());
      }
    }
  }

  @Test
  void vmapOverKeysDrawsWhatEachKeyDraws() {
    Key key = Key.of(3);
    Tensor positions = Numpy.arange(4);
    Tensor drawn = Vmap.vmap((Tensor i) -> Random.normal(key.foldIn(i), Shape.of(2))).apply(positions);
    for (int i = 0; i < 4; i++) {
      assertArrayEquals(Random.normal(key.foldIn(i), Shape.of(2)).toFloatArray(), drawn.at(i).get().toFloatArray());
    }
    assertEquals(Shape.of(4, 2), drawn.shape());
  }
}
