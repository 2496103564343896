package dev.hokku.backend.cpu.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.backend.cpu.CpuBackend;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.VectorWidth;
import dev.hokku.control.Control;
import dev.hokku.control.ScanOptions;
import dev.hokku.control.Scanned;
import dev.hokku.control.Step;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.lax.Numpy;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.MakeGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A loop gives the bits of its turns one by one.
class LoopExecutableTest {

  private static final int STEPS = 5;

  private static Tensor normal(int seed, int... dims) {
    return Random.normal(Key.of(seed), Shape.of(dims));
  }

  /// Turns by hand, each operation for itself.
  private static List<Tensor> byHand(BiFunction<Tensor, Tensor, Step<Tensor, Tensor>> body, Tensor first, Tensor xs, boolean reverse) {
    Tensor carry = first;
    List<Tensor> ys = new ArrayList<>();
    for (int i = 0; i < xs.dim(0); i++) {
      int t = reverse ? xs.dim(0) - 1 - i : i;
      Step<Tensor, Tensor> step = body.apply(carry, xs.at(t).get());
      carry = step.carry();
      ys.add(step.y());
    }
    if (reverse) {
      Collections.reverse(ys);
    }
    return List.of(carry, Numpy.stack(ys, 0));
  }

  private static void check(BiFunction<Tensor, Tensor, Step<Tensor, Tensor>> body, Tensor first, Tensor xs) {
    for (boolean reverse : new boolean[] {false, true}) {
      ScanOptions options = reverse ? ScanOptions.DEFAULT.reversed() : ScanOptions.DEFAULT;
      Scanned<Tensor, Tensor> loop = Control.scan(body, first, xs, options);
      List<Tensor> wanted = byHand(body, first, xs, reverse);
      assertArrayEquals(wanted.get(0).toFloatArray(), loop.carry().toFloatArray());
      assertArrayEquals(wanted.get(1).toFloatArray(), loop.ys().toFloatArray());
    }
  }

  private static Step<Tensor, Tensor> both(Tensor x) {
    return new Step<>(x, x);
  }

  @Test
  void weightsAreTheSameInEachTurn() {
    Tensor w = normal(1, 20, 20);
    check((h, x) -> both(h.add(x).matmul(w).tanh()), normal(2, 6, 20), normal(3, STEPS, 6, 20));
    check((h, x) -> both(h.matmul(w.transpose()).add(x).tanh()), normal(2, 6, 20), normal(3, STEPS, 6, 20));
    check((h, x) -> both(h.matmul(w.exp()).add(x).tanh()), normal(2, 2, 20), normal(3, STEPS, 2, 20));
  }

  @Test
  void productsWithInputsAreMadeAhead() {
    Tensor w = normal(1, 9, 20);
    Tensor v = normal(4, 20, 20);
    check((h, x) -> both(x.matmul(w).add(h.matmul(v)).tanh()), normal(2, 6, 20), normal(3, STEPS, 6, 9));
    check((h, x) -> new Step<>(x.matmul(w).add(h).tanh(), x.matmul(w)), normal(2, 6, 20), normal(3, STEPS, 6, 9));
  }

  @Test
  void sumsThatBeginWithInputsAreContinued() {
    Tensor w = normal(1, 29, 20);
    Tensor v = normal(4, 20, 29);
    check((h, x) -> both(Numpy.concatenate(List.of(x, h), 1).matmul(w).tanh()), normal(2, 6, 20), normal(3, STEPS, 6, 9));
    check((h, x) -> both(Numpy.concatenate(List.of(x, h), 1).matmul(v.transpose()).tanh()), normal(2, 6, 20), normal(3, STEPS, 6, 9));
    check((h, x) -> both(Numpy.concatenate(List.of(h, x), 1).matmul(w).tanh()), normal(2, 6, 20), normal(3, STEPS, 6, 9));
    check((h, x) -> {
      Tensor joined = Numpy.concatenate(List.of(x, h), 1);
      return new Step<>(joined.matmul(w).tanh(), joined);
    }, normal(2, 6, 20), normal(3, STEPS, 6, 9));
  }

  @Test
  void resultsMayBeCarriesConstantsAndInputs() {
    Tensor c = normal(1, 4, 3);
    check((h, x) -> new Step<>(x, h), normal(2, 4, 3), normal(3, STEPS, 4, 3));
    check((h, x) -> new Step<>(h.add(x), c), normal(2, 4, 3), normal(3, STEPS, 4, 3));
    check((h, x) -> new Step<>(c.exp(), c.exp()), normal(2, 4, 3), normal(3, STEPS, 4, 3));
    check((h, x) -> new Step<>(h, x), normal(2, 4, 3), normal(3, STEPS, 4, 3));
  }

  @Test
  void carriesChangePlaces() {
    Scanned<List<Tensor>, Tensor> loop = Control.scan(
        (List<Tensor> pair, Tensor x) -> new Step<>(List.of(pair.get(1), pair.get(0).add(x)), pair.get(0)),
        List.of(normal(1, 2000), normal(2, 2000)), normal(3, STEPS, 2000));
    Tensor a = normal(1, 2000);
    Tensor b = normal(2, 2000);
    for (int t = 0; t < STEPS; t++) {
      Tensor next = a.add(normal(3, STEPS, 2000).at(t).get());
      a = b;
      b = next;
    }
    assertArrayEquals(a.toFloatArray(), loop.carry().get(0).toFloatArray());
    assertArrayEquals(b.toFloatArray(), loop.carry().get(1).toFloatArray());
  }

  @Test
  void aLoopInALoopHandsItsResultsOut() {
    Tensor w = normal(1, 20, 20);
    check((h, x) -> {
      Scanned<Tensor, Tensor> inner = Control.scan((Tensor g, Tensor z) -> both(g.add(z).matmul(w).tanh()), h, x);
      return new Step<>(inner.carry(), inner.ys());
    }, normal(2, 6, 20), normal(3, STEPS, 4, 6, 20));
  }

  @Test
  void noTurnsLeaveTheCarry() {
    Tensor w = normal(1, 29, 20);
    Scanned<Tensor, Tensor> none = Control.scan(
        (Tensor h, Tensor x) -> both(Numpy.concatenate(List.of(x, h), 1).matmul(w)), normal(2, 6, 20), Numpy.zeros(DType.F32, Shape.of(0, 6, 9)));
    assertArrayEquals(normal(2, 6, 20).toFloatArray(), none.carry().toFloatArray());
    assertEquals(Shape.of(0, 6, 20), none.ys().shape());
  }

  @ParameterizedTest
  @EnumSource(VectorWidth.class)
  void everyVectorWidthAndAnyNumberOfThreadsGiveTheSameBits(VectorWidth width) {
    ClosedGraph loop = MakeGraph.trace(List.of(normal(1, 100, 200).aval(), normal(2, 40, 60).aval(), normal(3, STEPS, 40, 40).aval()), in -> {
      Scanned<Tensor, Tensor> out = Control.scan((Tensor h, Tensor x) -> {
        Tensor gates = Numpy.concatenate(List.of(x, h), 1).matmul(in.get(0));
        return both(Numpy.split(gates, new int[] {60}, 1).getFirst().tanh());
      }, in.get(1), in.get(2));
      return List.of(out.carry(), out.ys());
    });
    List<Buffer> in = List.of(buffer(normal(1, 100, 200)), buffer(normal(2, 40, 60)), buffer(normal(3, STEPS, 40, 40)));
    List<float[]> wanted = List.of();
    for (int threads = 1; threads <= 3; threads++) {
      try (WorkerPool pool = new WorkerPool(threads)) {
        List<float[]> got = new CpuBackend(pool, width).compile(loop.graph()).run(in).stream().map(Buffer::floats).toList();
        wanted = wanted.isEmpty() ? got : wanted;
        for (int i = 0; i < got.size(); i++) {
          assertArrayEquals(wanted.get(i), got.get(i), 0f, threads + " threads");
        }
      }
    }
    List<Tensor> hand = byHand((h, x) -> both(
        Numpy.split(Numpy.concatenate(List.of(x, h), 1).matmul(normal(1, 100, 200)), new int[] {60}, 1).getFirst().tanh()),
        normal(2, 40, 60), normal(3, STEPS, 40, 40), false);
    assertArrayEquals(hand.get(0).toFloatArray(), wanted.get(0));
    assertArrayEquals(hand.get(1).toFloatArray(), wanted.get(1));
  }

  private static Buffer buffer(Tensor x) {
    return Buffer.of(x.toFloatArray());
  }
}
