package dev.hokku.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.control.Control;
import dev.hokku.control.Step;
import dev.hokku.core.HokkuException;
import dev.hokku.lax.Array;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/// Whose memory a tensor's elements are in, and that nobody meets another's: `delete` and `donateArgnums`.
class DonationTest {

  private static final int N = 5_000;

  /// A result of the backend, so that its memory may be used again.
  private static Tensor filled(double value) {
    return Numpy.zeros(N).add(value);
  }

  private static void assertAll(double expected, Tensor actual) {
    float[] wanted = new float[N];
    Arrays.fill(wanted, (float) expected);
    assertArrayEquals(wanted, actual.toFloatArray());
  }

  /// Fills memory that was given back, if there is any, with other numbers.
  private static void overwriteWhatIsFree() {
    for (int i = 0; i < 8; i++) {
      filled(-1000 - i);
    }
  }

  /// Looks into a tensor's memory without a trace: asking for its buffer would keep it from being used again.
  private static float[] memory(Tensor tensor) {
    Array array = (Array) tensor;
    Buffer buffer = array.acquire();
    array.release();
    return buffer.floats();
  }

  @Test
  void aDeletedTensorCannotBeRead() {
    Tensor x = filled(1);
    assertFalse(x.isDeleted());
    x.delete();
    x.delete();
    assertTrue(x.isDeleted());
    assertEquals("deleted f32[5000]", x.toString());
    HokkuException error = assertThrows(HokkuException.class, x::toFloatArray);
    assertTrue(error.getMessage().startsWith("This f32[5000] was deleted and has no elements any more."), error.getMessage());
    assertThrows(HokkuException.class, x::buffer);
    assertThrows(HokkuException.class, () -> x.add(1));
    assertThrows(HokkuException.class, () -> Jit.jit((Tensor a) -> a.add(1)).apply(x));
    assertEquals(Shape.of(N), x.shape());
  }

  @Test
  void whatHasNoMemoryCannotBeDeleted() {
    assertThrows(IllegalStateException.class, () -> ShapeDtype.f32(3).delete());
    assertThrows(IllegalStateException.class, () -> Jit.jit((Tensor a) -> {
      a.delete();
      return a;
    }).apply(filled(1)));
  }

  @Test
  void theNextResultTakesTheMemoryOfADeletedOne() {
    Jit.Jitted<Tensor, Tensor> exp = Jit.jit((Tensor x) -> x.exp());
    Tensor x = filled(0);
    Tensor first = exp.apply(x);
    float[] memory = memory(first);
    first.delete();
    Tensor second = exp.apply(x);
    assertSame(memory, memory(second));
    assertAll(1, second);
  }

  @Test
  void memoryThatIsSeenElsewhereIsNotUsedAgain() {
    Tensor read = filled(1);
    Buffer buffer = read.buffer();
    read.delete();
    Tensor viewed = filled(2);
    Tensor view = new Array(ShapedArray.f32(N / 2), viewed.buffer().slice(0, N / 2));
    viewed.delete();
    overwriteWhatIsFree();
    assertEquals(1, buffer.getDouble(N - 1));
    assertEquals(2, view.at(0).get().item());
  }

  @Test
  void aCapturedTensorMayBeDeleted() {
    Tensor captured = filled(3);
    Jit.Jitted<Tensor, Tensor> add = Jit.jit((Tensor x) -> x.add(captured));
    assertAll(4, add.apply(filled(1)));
    captured.delete();
    overwriteWhatIsFree();
    assertAll(4, add.apply(filled(1)));
  }

  @Test
  void resultsAreDeletedOneByOne() {
    Tensor x = filled(1);
    Tensor captured = filled(2);
    Jit.Jitted<Tensor, List<Tensor>> f = Jit.jit((Tensor a) -> List.of(a, captured, a.add(captured)));
    List<Tensor> out = f.apply(x);
    out.forEach(Tensor::delete);
    overwriteWhatIsFree();
    assertAll(1, x);
    assertAll(2, captured);
    List<Tensor> again = f.apply(x);
    assertAll(1, again.get(0));
    assertAll(2, again.get(1));
    assertAll(3, again.get(2));
  }

  @Test
  void aDonatedTensorIsOverwrittenInPlaceAndCannotBeRead() {
    Jit.Jitted2<Tensor, Tensor, Tensor> update = Jit.jit((Tensor p, Tensor g) -> p.sub(g.mul(0.5))).donateArgnums(0);
    Tensor p = filled(3);
    Tensor g = filled(2);
    float[] memory = memory(p);
    Tensor next = update.apply(p, g);
    assertSame(memory, memory(next));
    assertAll(2, next);
    assertAll(2, g);
    assertTrue(p.isDeleted());
    HokkuException error = assertThrows(HokkuException.class, p::toFloatArray);
    assertTrue(
        error.getMessage().startsWith("This f32[5000] was donated to the function that jit compiled at DonationTest.java:"), error.getMessage());
  }

  @Test
  void aResultTakesADonatedPlaceOnlyAfterItsLastUse() {
    // The first result is there before p is read for the last time; the second may overwrite p.
    Jit.Jitted2<Tensor, Tensor, List<Tensor>> f = Jit.jit((Tensor p, Tensor q) -> {
      Tensor early = q.reshape(50, 100).matmul(p.reshape(100, 50)).sum().add(q.cumsum(0));
      return List.of(early, early.reshape(100, 50).matmul(p.reshape(50, 100)).sum().add(p.exp()));
    });
    Tensor p = filled(0.25);
    Tensor q = filled(0.5);
    List<Tensor> expected = f.apply(p, q);
    List<Tensor> donated = f.donateArgnums(0, 1).apply(p, q);
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(expected.get(i).toFloatArray(), donated.get(i).toFloatArray());
    }
  }

  @Test
  void whatOthersSeeIsDeletedButNotOverwritten() {
    Jit.Jitted<Tensor, Tensor> twice = Jit.jit((Tensor p) -> p.add(p)).donateArgnums(0);
    Tensor seen = filled(1);
    Buffer buffer = seen.buffer();
    assertAll(2, twice.apply(seen));
    assertTrue(seen.isDeleted());
    overwriteWhatIsFree();
    assertEquals(1, buffer.getDouble(0));
    Tensor mine = new Array(ShapedArray.f32(2), Buffer.of(new float[] {1, 2}));
    assertArrayEquals(new float[] {2, 4}, twice.apply(mine).toFloatArray());
    assertThrows(HokkuException.class, mine::toFloatArray);
  }

  @Test
  void oneTensorGivenTwiceIsNotOverwritten() {
    Jit.Jitted2<Tensor, Tensor, Tensor> f = Jit.jit((Tensor p, Tensor q) -> p.mul(2).add(q.matmul(q))).donateArgnums(0);
    Tensor p = filled(1);
    assertAll(2 + N, f.apply(p, p));
    assertTrue(p.isDeleted());
    Jit.Jitted<List<Tensor>, List<Tensor>> g =
        Jit.jit((List<Tensor> ps) -> List.of(ps.get(0).add(1), ps.get(1).add(2), ps.get(0).mul(ps.get(1)))).donateArgnums(0);
    Tensor twice = filled(5);
    List<Tensor> out = g.apply(List.of(twice, twice));
    assertAll(6, out.get(0));
    assertAll(7, out.get(1));
    assertAll(25, out.get(2));
  }

  @Test
  void aDonatedArgumentMayBeHandedThrough() {
    Jit.Jitted<Tensor, List<Tensor>> f = Jit.jit((Tensor p) -> List.of(p, p, p.add(1))).donateArgnums(0);
    Tensor p = filled(1);
    float[] memory = memory(p);
    List<Tensor> out = f.apply(p);
    assertTrue(p.isDeleted());
    assertSame(memory, memory(out.get(0)));
    assertSame(out.get(0), out.get(1));
    assertAll(1, out.get(0));
    assertAll(2, out.get(2));
    Tensor seen = filled(4);
    assertEquals(4, seen.buffer().getDouble(0));
    List<Tensor> copied = f.apply(seen);
    overwriteWhatIsFree();
    assertAll(4, copied.get(0));
  }

  @Test
  void underATransformNothingIsDonated() {
    Jit.Jitted<Tensor, Tensor> f = Jit.jit((Tensor p) -> p.square()).donateArgnums(0);
    Tensor p = filled(3);
    assertAll(6, Grad.grad((Tensor x) -> f.apply(x).sum()).apply(p));
    assertAll(3, p);
  }

  @Test
  void argumentsAreNumberedFromZero() {
    HokkuException error = assertThrows(HokkuException.class, () -> Jit.jit((Tensor p) -> p).donateArgnums(1));
    assertTrue(error.getMessage().startsWith("donateArgnums: there is no argument 1, for the function has 1."), error.getMessage());
  }

  @Test
  void loopsGiveTheirCarriesToTheirBodies() {
    Tensor c = filled(1);
    Tensor xs = Numpy.ones(5, N);
    BiFunction<Tensor, Tensor, List<Tensor>> scan = (first, rows) -> {
      var scanned = Control.scan((Tensor s, Tensor x) -> new Step<>(s.add(x).mul(2), s.add(x)), first, rows);
      return List.of(scanned.carry(), scanned.ys());
    };
    List<Tensor> direct = scan.apply(c, xs);
    List<Tensor> jitted = Jit.jit(scan).apply(c, xs);
    assertAll(94, direct.get(0));
    assertAll(94, jitted.get(0));
    assertArrayEquals(direct.get(1).toFloatArray(), jitted.get(1).toFloatArray());
    assertAll(1, c);
    Tensor looped = Control.foriLoop(0, 4, (i, s) -> s.add(s), c);
    assertAll(16, looped);
    assertAll(1, c);
  }

  @Test
  void eightThreadsReadDeleteAndDonateWithoutMeetingAnothersNumbers() throws Exception {
    Jit.Jitted2<Tensor, Tensor, Tensor> add = Jit.jit((Tensor a, Tensor b) -> a.add(b));
    Jit.Jitted2<Tensor, Tensor, Tensor> addTo = add.donateArgnums(0);
    Tensor[] shared = new Tensor[64];
    for (int i = 0; i < shared.length; i++) {
      shared[i] = filled(i);
    }
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      int thread = t;
      tasks.add(() -> {
        int read = 0;
        Tensor sum = filled(0);
        for (int i = 0; i < 400; i++) {
          Tensor other = shared[(i * 7 + thread) % shared.length];
          try {
            Tensor result = add.apply(other, filled(thread));
            float[] numbers = result.toFloatArray();
            result.delete();
            float[] expected = new float[N];
            Arrays.fill(expected, (i * 7 + thread) % shared.length + thread);
            assertArrayEquals(expected, numbers);
            read++;
          } catch (HokkuException deleted) {
            assertTrue(deleted.getMessage().contains("has no elements any more"), deleted.getMessage());
          }
          sum = addTo.apply(sum, filled(1));
          if (i % 50 == 49) {
            shared[(i + thread * 8) % shared.length].delete();
          }
        }
        assertAll(400, sum);
        return read;
      });
    }
    int read = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> result : pool.invokeAll(tasks)) {
        read += result.get();
      }
    }
    assertTrue(read > 8, "some were read before they were deleted");
    assertNotSame(shared[0], shared[1]);
  }
}
