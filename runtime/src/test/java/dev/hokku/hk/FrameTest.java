package dev.hokku.hk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Var;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.BatchNormInit;
import dev.hokku.nn.Functions;
import dev.hokku.nn.Linear;
import dev.hokku.nn.LinearApply;
import dev.hokku.nn.Sequential;
import dev.hokku.nn.SequentialInit;
import dev.hokku.nn.init.Initializers;
import dev.hokku.nn.nets.MLP;
import dev.hokku.nn.nets.MLPApply;
import dev.hokku.nn.nets.MLPInit;
import dev.hokku.random.Key;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What frames do with names, parameters, state, keys, hooks and errors.
class FrameTest {

  private static final Key KEY = Key.of(42);
  private static final Tensor X = Numpy.ones(2, 3);

  @Test
  void whatAConstructorMakesIsBelowTilde() {
    Params params = MLPInit.initFromShapes(KEY, new MLP(4, 2), X);
    assertEquals(List.of("mlp/~/linear_0", "mlp/~/linear_1"), List.copyOf(params.modules()));
  }

  @Test
  void whatWasPassedToAConstructorIsBesideTheModule() {
    Params params = SequentialInit.initFromShapes(KEY, Sequential.of(new Linear(4), Functions::relu, new Linear(2)), X).params();
    assertEquals(List.of("linear", "linear_1"), List.copyOf(params.modules()));
  }

  @Test
  void equalRecordsAreTwoModules() {
    Linear first = new Linear(3);
    Linear second = new Linear(3);
    assertEquals(first, second);
    Initialised made = Init.fromShapes(KEY, Args.of(X), (frame, args) ->
        LinearApply.forward(second, frame, LinearApply.forward(first, frame, args.get(0))));
    assertEquals(List.of("linear", "linear_1"), List.copyOf(made.params().modules()));
  }

  @Test
  void oneInstanceSharesItsParameters() {
    Linear shared = new Linear(3);
    Initialised made = Init.fromShapes(KEY, Args.of(X), (frame, args) ->
        LinearApply.forward(shared, frame, LinearApply.forward(shared, frame, args.get(0))));
    assertEquals(Set.of("linear"), made.params().modules());
  }

  @Test
  void aReopenedNameScopeIsNumbered() {
    List<String> paths = new ArrayList<>();
    Apply.root().run(frame -> {
      frame.nameScope("s", inner -> paths.add(inner.currentName()));
      frame.nameScope("s", inner -> paths.add(inner.currentName()));
      frame.nameScope("a/b", inner -> paths.add(inner.currentName()));
      paths.add(frame.currentName());
    });
    assertEquals(List.of("s", "s_1", "a/b", "~"), paths);
  }

  @Test
  void initReturnsTheFirstStateAndApplyTheLast() {
    Initialised made = Init.of(KEY, Args.of(), (frame, args) -> {
      frame.setState("n", Numpy.scalar(1f));
      frame.setState("n", Numpy.scalar(2f));
      return null;
    });
    assertEquals(1, made.state().get("~", "n").item());
    Applied<Tensor> applied = Apply.root().state(made.state()).applied(frame -> {
      frame.setState("n", frame.getState("n").add(10));
      return frame.getInitialState().get("~", "n");
    });
    assertEquals(1, applied.output().item());
    assertEquals(11, applied.state().get("~", "n").item());
  }

  @Test
  void stateMissingAtApplyIsMade() {
    Applied<Tensor> applied = Apply.root().state(State.empty())
        .applied(frame -> frame.getState("n", Shape.of(2), Initializers.ones()));
    assertArrayEquals(new float[] {1, 1}, applied.state().get("~", "n").toFloatArray());
  }

  @Test
  void initFromShapesZeroesWhatDependsOnDataAndSaysSo() {
    BatchNorm norm = new BatchNorm(true, true, 0.9);
    Initialised made = BatchNormInit.initFromShapes(KEY, norm, ShapeDtype.f32(8, 3), true);
    assertTrue(made.zeroed().contains("batch_norm/~/mean_ema/average"), made.zeroed()::toString);
    assertFalse(made.zeroed().contains("batch_norm/~/mean_ema/counter"), made.zeroed()::toString);
    Initialised real = BatchNormInit.init(KEY, norm, Numpy.array(new float[][] {{1, 2, 3}, {3, 2, 1}}), true);
    assertArrayEquals(new float[] {2, 2, 2}, real.state().get("batch_norm/~/mean_ema", "average").toFloatArray(), 1e-6f);
  }

  @Test
  void theGraphThatInitKeepsHasNoBatchAxis() {
    MLP mlp = new MLP(300, 10);
    int batch = 1_000_003;
    InitProgram program = InitProgram.trace(KEY, Hooks.NONE, Args.of(ShapeDtype.f32(batch, 784)), (frame, args) ->
        MLPApply.forward(mlp, frame, args.get(0)));
    for (Eqn eqn : program.graph().graph().eqns()) {
      for (Var out : eqn.out()) {
        for (int length : out.aval().shape().dims()) {
          assertFalse(length == batch, () -> "init keeps " + eqn);
        }
      }
    }
    assertFalse(program.graph().graph().eqns().isEmpty());
  }

  @Test
  void anErrorNamesTheInnermostModuleOnce() {
    MLP mlp = new MLP(4, 2);
    Params params = MLPInit.initFromShapes(KEY, mlp, X).with("mlp/~/linear_1", "w", Numpy.zeros(9, 2));
    HokkuException error = assertThrows(HokkuException.class, () -> MLPApply.apply(params, mlp, X));
    assertTrue(error.where().endsWith("mlp/~/linear_1"), error::where);
  }

  @Test
  void aCallWithoutKeyOrStateSaysWhoNeedsIt() {
    HokkuException noKey = assertThrows(HokkuException.class, () -> Apply.root().run(frame -> frame.nextRngKey()));
    assertTrue(noKey.getMessage().contains("Call the apply that takes a Key"), noKey::getMessage);
    HokkuException noState =
        assertThrows(HokkuException.class, () -> Apply.root().run(frame -> frame.setState("n", Numpy.scalar(1f))));
    assertTrue(noState.getMessage().contains("Call the apply that takes a State"), noState::getMessage);
  }

  @Test
  void gettersAreAskedFromTheOutermostIn() {
    Linear linear = new Linear(3).withBias(false);
    Params params = Params.builder().put("linear", "w", Numpy.eye(3)).build();
    Tensor y = Apply.root().params(params).call(frame -> frame.customGetter(
        (next, value, context) -> next.get(value.add(1)),
        outer -> outer.customGetter(
            (next, value, context) -> next.get(value.mul(10)), inner -> LinearApply.forward(linear, inner, Numpy.array(1f, 0f, 0f)))));
    assertArrayEquals(new float[] {20, 10, 10}, y.toFloatArray());
  }

  @Test
  void interceptorsSeeModulesBeingMadeAndCalledOuterFirst() {
    List<String> seen = new ArrayList<>();
    Init.fromShapes(KEY, Hooks.NONE.withInterceptor((next, args, context) -> {
      seen.add(context.module().getClass().getSimpleName() + "." + context.method());
      return next.call(args);
    }), Args.of(X), (frame, args) -> MLPApply.forward(new MLP(2), frame, args.get(0)));
    assertEquals(List.of("MLP.__init__", "Linear.__init__", "MLP.forward", "Linear.forward"), seen);
  }

  @Test
  void aCheckedExceptionLeavesThroughInterceptorsAsItIs() {
    Hooks hooks = Hooks.NONE.withInterceptor((next, args, context) -> next.call(args));
    Linear linear = new Linear(1);
    java.io.IOException thrown = assertThrows(java.io.IOException.class, () ->
        Apply.root().hooks(hooks).call(frame -> frame.<Tensor>callBody(
            linear, LinearApply.TYPE, "forward", Args.of(), (inner, args) -> {
              throw new java.io.IOException("no such file");
            })));
    assertEquals("no such file", thrown.getMessage());
  }
}
