package dev.hokku.control;

import static dev.hokku.transform.Gradients.checkTwice;
import static dev.hokku.transform.Gradients.normal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.jit.Jit;
import dev.hokku.jit.Lowered;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.Vmap;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RematTest {

  private static final Tensor W = normal(1, 3, 3);

  private static Tensor layer(Tensor x) {
    return Remat.checkpointName(x.matmul(W).sin(), "hidden").mul(x).exp().matmul(W);
  }

  private static final List<RematPolicy> POLICIES = List.of(
      RematPolicy.NOTHING, RematPolicy.EVERYTHING, RematPolicy.DOTS, RematPolicy.DOTS_WITHOUT_BATCH, RematPolicy.names("hidden"));

  @Test
  void everyPolicyKeepsTheDerivatives() {
    Tensor x = normal(2, 3).mul(0.3);
    for (RematPolicy policy : POLICIES) {
      Function<Tensor, Tensor> f = Remat.remat(RematTest::layer, policy);
      assertArrayEquals(layer(x).toDoubleArray(), f.apply(x).toDoubleArray());
      checkTwice(f, x);
    }
  }

  private static int count(String what, RematPolicy policy) {
    Function<Tensor, Tensor> f = Remat.remat(RematTest::layer, policy);
    Lowered lowered = Jit.jit((Tensor x) -> Grad.grad((Tensor y) -> f.apply(f.apply(y)).sum()).apply(x)).lower(normal(2, 3));
    return lowered.optimized().split("= " + what + "[ \\[]").length - 1;
  }

  @Test
  void thePolicyDecidesWhatIsComputedAgain() {
    assertEquals(2, count("sin", RematPolicy.EVERYTHING));
    assertEquals(3, count("sin", RematPolicy.NOTHING));
    assertEquals(2, count("sin", RematPolicy.names("hidden")));
    assertEquals(3, count("sin", RematPolicy.DOTS));
    // The value is not asked for, so the forward pass of the last layer is dead: one sin forward, one per layer again.
    assertTrue(count("dot_general", RematPolicy.NOTHING) > count("dot_general", RematPolicy.DOTS));
  }

  @Test
  void jitOfGradOfVmapOfScanOfRemat() {
    Tensor xs = normal(3, 4, 2, 3).mul(0.3);
    Function<Tensor, Tensor> loss = init -> Vmap.vmap((Tensor c) ->
        Control.scan((Tensor h, Tensor x) -> {
          Tensor next = Remat.remat((Tensor v) -> v.matmul(W).tanh().mul(v)).apply(h);
          return new Step<>(next, next.sum());
        }, c, xs).ys().sum()).apply(init).sum();
    Function<Tensor, Tensor> plain = init -> Vmap.vmap((Tensor c) ->
        Control.scan((Tensor h, Tensor x) -> {
          Tensor next = h.matmul(W).tanh().mul(h);
          return new Step<>(next, next.sum());
        }, c, xs).ys().sum()).apply(init).sum();
    Tensor init = normal(4, 5, 3);
    assertArrayEquals(Grad.grad(plain).apply(init).toDoubleArray(), Jit.jit(Grad.grad(loss)).apply(init).toDoubleArray(), 1e-13);
  }
}
