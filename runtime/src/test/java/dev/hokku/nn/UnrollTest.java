package dev.hokku.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.HasBodies;
import dev.hokku.hk.Apply;
import dev.hokku.hk.Args;
import dev.hokku.hk.Init;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.random.Key;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.MakeGraph;
import dev.hokku.tree.Params;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// How long a sequence is does not matter to what is compiled.
class UnrollTest {

  private static final LSTM CORE = new LSTM(3);

  private static int equations(Graph graph) {
    int count = 0;
    for (Eqn eqn : graph.eqns()) {
      count++;
      if (eqn.op() instanceof HasBodies nested) {
        count += nested.bodies().stream().mapToInt(UnrollTest::equations).sum();
      }
    }
    return count;
  }

  private static int equations(Function<Tensor, Tensor> f, int length) {
    ShapedArray aval = ShapeDtype.f32(length, 2, 4).aval();
    return equations(MakeGraph.trace(List.of(aval), in -> List.of(f.apply(in.getFirst()))).graph());
  }

  private static Params params() {
    return Init.fromShapes(
        Key.of(1),
        Args.of(ShapeDtype.f32(5, 2, 4)),
        (frame, args) -> UnrollApply.dynamicUnroll(frame, CORE, args.<Tensor>get(0), CORE.initialState(2))).params();
  }

  private static Tensor dynamically(Tensor xs) {
    Params params = params();
    return Apply.root().params(params).call(frame -> UnrollApply.dynamicUnroll(frame, CORE, xs, CORE.initialState(2))).output();
  }

  private static Tensor statically(Tensor xs) {
    Params params = params();
    return Apply.root().params(params).call(frame -> UnrollApply.staticUnroll(frame, CORE, xs, CORE.initialState(2), true)).output();
  }

  @Test
  void aLoopHasAsManyEquationsForAnyLength() {
    int few = equations(UnrollTest::dynamically, 4);
    assertEquals(few, equations(UnrollTest::dynamically, 400));
    assertTrue(few > 10, () -> "only %d equations were counted".formatted(few));
    Function<Tensor, Tensor> gradient = xs -> Grad.grad((Tensor at) -> dynamically(at).sum()).apply(xs);
    assertEquals(equations(gradient, 4), equations(gradient, 400));
  }

  @Test
  void aSequenceThatIsLaidOutGrows() {
    assertTrue(equations(UnrollTest::statically, 8) > equations(UnrollTest::statically, 4) + 20);
  }
}
