package dev.hokku.tests.jit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.jit.Jit;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/// Whoever compiles again is told why.
class CompileLogTest {

  /// The warnings while `code` runs.
  private static List<String> warnings(Runnable code) {
    List<String> heard = new ArrayList<>();
    Thread listener = Thread.currentThread();
    Handler handler = new Handler() {
      @Override
      public void publish(LogRecord line) {
        if (Thread.currentThread() == listener && line.getLevel().intValue() >= Level.WARNING.intValue()) {
          heard.add(line.getMessage());
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    Logger logger = Logger.getLogger("dev.hokku.jit");
    logger.addHandler(handler);
    try {
      code.run();
    } finally {
      logger.removeHandler(handler);
    }
    return heard;
  }

  private static void assertHeard(String reason, List<String> heard) {
    assertEquals(1, heard.size(), heard::toString);
    assertTrue(heard.getFirst().startsWith("jit at CompileLogTest.java:"), heard::toString);
    assertTrue(heard.getFirst().contains("compiles for the 2. time: "), heard::toString);
    assertTrue(heard.getFirst().contains(reason), heard::toString);
  }

  @Test
  void anotherShapeOrDtypeIsNamed() {
    Jit.Jitted<Tensor, Tensor> shape = Jit.jit((Tensor x) -> x.sin());
    shape.apply(Numpy.ones(3));
    assertHeard("f32[4]", warnings(() -> shape.apply(Numpy.ones(4))));
    Jit.Jitted<Tensor, Tensor> dtype = Jit.jit((Tensor x) -> x.sin());
    dtype.apply(Numpy.ones(3));
    assertHeard("f64[3]", warnings(() -> dtype.apply(Numpy.ones(3).astype(DType.F64))));
    assertEquals(2, shape.cacheSize());
  }

  @Test
  void anotherStaticArgumentIsNamedAndChoosesAProgramOfItsOwn() {
    Jit.Jitted2<Tensor, Boolean, Tensor> f = Jit.jit((Tensor x, Boolean doubled) -> doubled ? x.mul(2) : x.neg());
    Tensor x = Numpy.ones(2);
    assertArrayEquals(new float[] {2, 2}, f.apply(x, true).toFloatArray());
    List<String> heard = warnings(() -> assertArrayEquals(new float[] {-1, -1}, f.apply(x, false).toFloatArray()));
    assertHeard("the static value true in one and the static value false in the other", heard);
    assertEquals(List.of(), warnings(() -> f.apply(x, true)));
    assertEquals(2, f.cacheSize());
  }

  @Test
  void anotherStructureIsNamed() {
    Jit.Jitted<Map<String, Tensor>, Tensor> f = Jit.jit((Map<String, Tensor> p) -> p.values().iterator().next().neg());
    f.apply(Map.of("w", Numpy.ones(2)));
    assertHeard("'[0][w]' is in one and missing in the other", warnings(() -> f.apply(Map.of("b", Numpy.ones(2)))));
  }

  @Test
  void aFunctionThatIsJittedAtEachTurnIsHeardNowAndThen() {
    List<String> heard = warnings(() -> {
      for (int i = 0; i < 9; i++) {
        Jit.jit((Tensor x) -> x.add(1)).apply(Numpy.ones(2));
      }
    });
    assertEquals(3, heard.size(), heard::toString);
    assertTrue(heard.getLast().contains("compiles for the 8. time: jit is called anew. Keep the function that Jit.jit returns"), heard::toString);
  }

  @Test
  void aDonatedTensorThatNoResultReplacesIsNamed() {
    var f = Jit.jit((Map<String, Tensor> p, Tensor x) -> p.get("w").matmul(x)).donateArgnums(0, 1);
    List<String> heard = warnings(() -> f.apply(Map.of("w", Numpy.ones(2, 3)), Numpy.ones(3, 2)));
    assertEquals(1, heard.size(), heard::toString);
    assertTrue(heard.getFirst().startsWith("jit at CompileLogTest.java:"), heard::toString);
    assertTrue(
        heard.getFirst().contains(": some donated buffers were not usable: argument [0][w], f32[2,3]; argument [1], f32[3,2]. They are deleted, but"),
        heard::toString);
    assertEquals(List.of(), warnings(() -> f.apply(Map.of("w", Numpy.ones(2, 3)), Numpy.ones(3, 2))), "once per program");
  }

  @Test
  void eachResultReplacesOneDonatedTensor() {
    var f = Jit.jit((Tensor x, Tensor y) -> x.sub(y)).donateArgnums(0, 1);
    assertTrue(warnings(() -> f.apply(Numpy.ones(2, 3), Numpy.ones(2, 3))).getFirst().contains("not usable: argument [1], f32[2,3]. They"));
  }

  @Test
  void nothingIsSaidOfDonatedTensorsThatAreReplacedHandedThroughOrNotUsed() {
    var f = Jit.jit((Tensor updated, Tensor through, Tensor unused) -> List.of(updated.add(1), through)).donateArgnums(0, 1, 2);
    assertEquals(List.of(), warnings(() -> f.apply(Numpy.ones(3), Numpy.ones(4), Numpy.ones(5))));
  }
}
