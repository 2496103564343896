package dev.hokku.tests.junit;

import static dev.hokku.hk.Hk.currentName;
import static dev.hokku.hk.Hk.getState;
import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.hk.Hk.runningInit;
import static dev.hokku.hk.Hk.setState;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.HokkuException;
import dev.hokku.hk.KeySequence;
import dev.hokku.junit.TransformAndRun;
import dev.hokku.junit.Transforms;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Linear;
import dev.hokku.nn.init.Initializers;
import dev.hokku.random.Key;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Forward methods as tests: this class is itself one that uses the facility.
@HkModule
@TransformAndRun
class TransformAndRunTest {

  /// What ran, as `name init` and `name apply`. JUnit makes an instance per test, so this is the class's.
  static final List<String> RUNS = new ArrayList<>();

  TransformAndRunTest() {}

  /// A forward method changes nothing that outlives its call (HK0106); a test may look on from outside.
  static void ran(String what) {
    RUNS.add(what);
  }

  @Test
  @Forward
  void modulesAreMadeAndApplied() {
    ran("modules " + (runningInit() ? "init" : "apply"));
    Tensor y = new Linear(1).forward(Numpy.ones(1, 1));
    assertEquals(2, y.rank());
    assertEquals("transform_and_run_test", currentName());
  }

  @Test
  @Forward
  @TransformAndRun(runApply = false)
  void applyCanBeLeftOut() {
    ran("left out " + (runningInit() ? "init" : "apply"));
    new Linear(1).forward(Numpy.ones(1, 1));
  }

  @Test
  @Forward
  @TransformAndRun(seed = 7)
  void applyHasTheNextKey() {
    Tensor drawn = nextRngKey().data();
    Tensor expected = new KeySequence(Key.of(runningInit() ? 7 : 8)).next().data();
    assertEquals(1, drawn.eq(expected).all().item());
  }

  @Test
  @Forward
  void stateBeginsAtItsFirstValue() {
    Tensor count = getState("count", Shape.SCALAR, DType.S32, Initializers.zeros());
    assertEquals(0, count.item());
    setState("count", count.add(1));
    Tensor y = new BatchNorm(true, true, 0.9).forward(Numpy.ones(2, 3), true);
    assertEquals(Shape.of(2, 3), y.shape());
  }

  @Test
  @Forward
  void whatABodyThrowsIsWhatTheTestThrows() {
    assertThrows(HokkuException.class, () -> Numpy.ones(2).add(Numpy.ones(3)));
  }

  @Test
  void otherMethodsAreTestsAsEver() {
    RUNS.add("plain");
    assertTrue(RUNS.contains("plain"));
  }

  @Test
  void functionsRunOutsideOfJUnitToo() {
    Tensor x = Numpy.ones(2, 3);
    Tensor y = Transforms.transformAndRun(42, frame -> NetApply.net(frame, x));
    assertEquals(Shape.of(2, 4), y.shape());
  }

  @AfterAll
  static void bothRan() {
    if (RUNS.contains("modules init")) {
      assertTrue(RUNS.contains("modules apply"), RUNS.toString());
    }
    assertTrue(!RUNS.contains("left out apply"), RUNS.toString());
  }
}
