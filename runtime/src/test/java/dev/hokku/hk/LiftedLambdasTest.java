package dev.hokku.hk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.control.Scanned;
import dev.hokku.control.Step;
import dev.hokku.core.HokkuException;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.Linear;
import dev.hokku.nn.LinearApply;
import dev.hokku.nn.init.Initializers;
import dev.hokku.random.Key;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.VmapAxes;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Loops, branches and transforms whose lambdas read and write what the frame carries.
class LiftedLambdasTest {

  private static final Key KEY = Key.of(7);

  private static Apply counting() {
    return Apply.root().state(State.builder().put("~", "n", Numpy.scalar(0f)).build()).key(KEY);
  }

  private static void count(Frame frame, double by) {
    frame.setState("n", frame.getState("n").add(by));
  }

  @Test
  void aScanCarriesStateFromStepToStep() {
    Applied<Scanned<Tensor, Tensor>> result = counting().applied(frame -> frame.scan((inner, carry, x) -> {
      count(inner, 1);
      return new Step<>(carry.add(x), inner.getState("n"));
    }, Numpy.scalar(0f), Numpy.array(1f, 2f, 3f)));
    assertEquals(6, result.output().carry().item());
    assertArrayEquals(new float[] {1, 2, 3}, result.output().ys().toFloatArray());
    assertEquals(3, result.state().get("~", "n").item());
  }

  @Test
  void eachStepOfAScanDrawsAnotherKey() {
    Tensor keys = counting().call(frame ->
        frame.map((inner, x) -> inner.nextRngKey().data(), Numpy.array(1f, 2f)));
    long[] words = keys.toLongArray();
    assertTrue(words[0] != words[2] || words[1] != words[3]);
  }

  @Test
  void initRunsTheFirstStepOutsideSoThatParametersExist() {
    Linear linear = new Linear(3);
    Initialised made = Init.fromShapes(KEY, Args.of(Numpy.ones(4, 2, 3)), (frame, args) -> {
      frame.made(linear, LinearApply.TYPE);
      return frame.scan((inner, carry, x) -> new Step<>(LinearApply.forward(linear, inner, carry.add(x)), carry), Numpy.zeros(2, 3),
          args.<Tensor>get(0));
    });
    assertEquals(Shape.of(3, 3), made.params().get("linear", "w").shape());
  }

  @Test
  void aModuleMadeInsideAScanIsRefused() {
    HokkuException error = assertThrows(HokkuException.class, () ->
        Init.fromShapes(KEY, Args.of(Numpy.ones(4, 2, 3)), (frame, args) ->
            frame.scan((inner, carry, x) -> new Step<>(LinearApply.forward(new Linear(3), inner, x), carry), Numpy.zeros(2, 3),
                args.<Tensor>get(0))));
    assertTrue(error.getMessage().contains("The body of scan makes parameter linear_1/w"), error::getMessage);
  }

  @Test
  void onlyTheBranchThatRunsLeavesItsState() {
    for (boolean which : new boolean[] {true, false}) {
      Applied<Tensor> result = counting().applied(frame -> frame.cond(Numpy.scalar(which), inner -> {
        count(inner, 1);
        return Numpy.scalar(5f);
      }, inner -> {
        count(inner, 10);
        return Numpy.scalar(6f);
      }));
      assertEquals(which ? 1 : 10, result.state().get("~", "n").item());
      assertEquals(which ? 5 : 6, result.output().item());
    }
  }

  @Test
  void branchesThatMakeDifferentStatesAreRefused() {
    HokkuException error = assertThrows(HokkuException.class, () -> counting().applied(frame -> frame.cond(Numpy.scalar(true), inner -> {
      inner.setState("other", Numpy.scalar(1f));
      return Numpy.scalar(5f);
    }, inner -> Numpy.scalar(6f))));
    assertTrue(error.getMessage().contains("state ~/other"), error::getMessage);
  }

  @Test
  void aWhileLoopRefusesInitAndATestThatWrites() {
    HokkuException atInit = assertThrows(HokkuException.class, () -> Init.of(KEY, Args.of(), (frame, args) ->
        frame.whileLoop((inner, c) -> c.lt(3), (inner, c) -> c.add(1), Numpy.scalar(0))));
    assertTrue(atInit.getMessage().contains("runningInit()"), atInit::getMessage);
    HokkuException writes = assertThrows(HokkuException.class, () -> counting().call(frame -> frame.whileLoop((inner, c) -> {
      count(inner, 1);
      return c.lt(3);
    }, (inner, c) -> c.add(1), Numpy.scalar(0))));
    assertTrue(writes.getMessage().contains("The test of whileLoop sets state"), writes::getMessage);
  }

  @Test
  void aWhileLoopCarriesState() {
    Applied<Tensor> result = counting().applied(frame -> frame.whileLoop((inner, c) -> c.lt(3), (inner, c) -> {
      count(inner, 2);
      return c.add(1);
    }, Numpy.scalar(0)));
    assertEquals(6, result.state().get("~", "n").item());
  }

  @Test
  void gradHandsStateOut() {
    Applied<Tensor> result = counting().applied(frame -> frame.grad((Frame inner, Tensor x) -> {
      inner.setState("n", x.mul(2));
      return x.square();
    }).apply(Numpy.scalar(3f)));
    assertEquals(6, result.output().item());
    assertEquals(6, result.state().get("~", "n").item());
  }

  @Test
  void vmapMustSayWhetherKeysAreSplit() {
    HokkuException error = assertThrows(HokkuException.class, () ->
        counting().call(frame -> frame.vmap((Frame inner, Tensor x) -> x, VmapAxes.DEFAULT).apply(Numpy.array(1f, 2f))));
    assertTrue(error.getMessage().contains("splitRng"), error::getMessage);
  }

  @Test
  void vmapRefusesStateThatDiffersBetweenElements() {
    HokkuException error = assertThrows(HokkuException.class, () -> counting().call(frame -> frame.vmap((Frame inner, Tensor x) -> {
      inner.setState("n", x);
      return x;
    }, VmapAxes.DEFAULT.splitRng(false)).apply(Numpy.array(1f, 2f))));
    assertTrue(error.getMessage().contains("differs from element to element"), error::getMessage);
  }

  @Test
  void aLayerStackStacksItsParameters() {
    Params params = Init.of(KEY, Args.of(Numpy.ones(2, 3)), (frame, args) -> frame.layerStack(
        LayerStackOptions.of(5), (Frame inner, Tensor x) -> LinearApply.forward(new Linear(3), inner, x), args.<Tensor>get(0))).params();
    assertEquals(Shape.of(5, 3, 3), params.get("__layer_stack_no_per_layer/linear", "w").shape());
  }

  @Test
  void aModuleFromOutsideALayerStackIsRefused() {
    Linear outside = new Linear(3);
    HokkuException error = assertThrows(HokkuException.class, () ->
        Init.of(KEY, Args.of(Numpy.ones(2, 3)), (frame, args) -> {
          frame.made(outside, LinearApply.TYPE);
          return frame.layerStack(
              LayerStackOptions.of(2), (Frame inner, Tensor x) -> LinearApply.forward(outside, inner, x), args.<Tensor>get(0));
        }));
    assertTrue(error.getMessage().contains("'linear' was made outside"), error::getMessage);
  }

  @Test
  void liftedParametersAreBelowTheirName() {
    Params params = Init.of(KEY, Args.of(Numpy.ones(2, 3)), (frame, args) -> {
      Transformed<Tensor, Tensor> inner = frame.transform((Frame own, Tensor x) ->
          own.getParameter("s", Shape.SCALAR, Initializers.ones()).mul(x));
      return inner.apply(frame.lift("lifted", own -> inner.init(own.nextRngKey(), args.get(0))), args.get(0));
    }).params();
    assertEquals(List.of("lifted/~"), List.copyOf(params.modules()));
  }
}
