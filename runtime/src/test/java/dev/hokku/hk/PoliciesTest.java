package dev.hokku.hk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.Linear;
import dev.hokku.nn.LinearApply;
import dev.hokku.nn.LinearInit;
import dev.hokku.nn.nets.MLP;
import dev.hokku.nn.nets.MLPApply;
import dev.hokku.nn.nets.MLPInit;
import dev.hokku.random.Key;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Policies: how they are spelt, which module has which, and what they change.
class PoliciesTest {

  private static final Policy MIXED = Policy.parse("params=float32,compute=bfloat16,output=float32");
  private static final Policy FULL = Policy.parse("full");
  private static final Policy HALF = Policy.parse("half");
  private static final Tensor X = Numpy.ones(2, 3);

  @Test
  void whatIsNotSaidFollows() {
    assertEquals(new Policy(DType.F32, DType.F16, DType.F16), Policy.parse("c=f16"));
    assertEquals(new Policy(DType.F16, DType.BF16, DType.BF16), Policy.parse("p=f16,c=bf16"));
    assertEquals(new Policy(DType.F16, DType.F16, DType.F16), Policy.parse("half"));
  }

  @Test
  void theTextReadsBack() {
    for (String text : List.of("p=full,c=bf16,o=full", "p=f16,c=f16,o=f64", "p=bf16,c=full,o=f16")) {
      assertEquals(text, Policy.parse(text).toString());
    }
  }

  @Test
  void otherTextsAreRefusedWithWhatIsMeant() {
    assertTrue(refusal("mixed_float16").contains("Use full, half, float16"));
    assertTrue(refusal("params=f32,outputs=f16").contains("'outputs' in the policy"));
    assertTrue(refusal("params=f32,").contains("key=type"));
    assertTrue(assertThrows(IllegalArgumentException.class, () -> new Policy(DType.F32, DType.S32, DType.F32)).getMessage().contains("compute=s32"));
  }

  private static String refusal(String text) {
    return assertThrows(IllegalArgumentException.class, () -> Policy.parse(text)).getMessage();
  }

  @Test
  void onlyFloatingTensorsAreCast() {
    Tensor ids = Numpy.array(1, 2);
    List<Tensor> cast = MIXED.castToCompute(List.of(X, ids));
    assertEquals(DType.BF16, cast.get(0).dtype());
    assertSame(ids, cast.get(1));
    List<Tensor> already = List.of(ids);
    assertSame(already, MIXED.castToCompute(already));
  }

  @Test
  void theInstanceDecidesBeforeThePathAndThePathBeforeTheClass() {
    Linear one = new Linear(2);
    Linear other = new Linear(2);
    Policies policies =
        Policies.NONE.setPolicyOf(one, FULL).setPolicyAt("mlp/~/linear_*", HALF).setPolicy(Linear.class, MIXED);
    assertEquals(FULL, policies.find(one, "mlp/~/linear_0"));
    assertEquals(HALF, policies.find(other, "mlp/~/linear_0"));
    assertEquals(MIXED, policies.find(other, "linear"));
    assertNull(policies.find(new MLP(1), "mlp"));
    assertEquals(Optional.of(MIXED), policies.getPolicy(Linear.class));
    assertEquals(Optional.empty(), policies.clearPolicy(Linear.class).getPolicy(Linear.class));
  }

  @Test
  void oneStarStaysWithinAName() {
    Policies policies = Policies.NONE.setPolicyAt("a/*/w", FULL).setPolicyAt("b/**", HALF);
    Linear any = new Linear(2);
    assertEquals(FULL, policies.find(any, "a/b/w"));
    assertNull(policies.find(any, "a/b/c/w"));
    assertEquals(HALF, policies.find(any, "b/c/d"));
    assertNull(policies.find(any, "b"));
  }

  @Test
  void ofTwoRulesOfOneKindTheLaterDecides() {
    Policies policies = Policies.NONE.setPolicy(Linear.class, FULL).and(Policies.NONE.setPolicy(Linear.class, HALF));
    assertEquals("{Linear: p=f16,c=f16,o=f16}", policies.toString());
  }

  @Test
  void aModuleComputesInItsPolicyAndSoDoThoseInside() {
    List<String> seen = new ArrayList<>();
    Hooks hooks = Hooks.NONE
        .withPolicies(Policies.NONE.setPolicy(MLP.class, MIXED))
        .withInterceptor((next, args, context) -> {
          Object out = next.call(args);
          if (context.primary()) {
            seen.add(context.moduleName() + " " + ((Tensor) Objects.requireNonNull(args.get(0))).dtype() + " " + ((Tensor) Objects.requireNonNull(out)).dtype());
          }
          return out;
        });
    MLP mlp = new MLP(4, 2);
    Params params = Init.of(Key.of(1), hooks, Args.of(X), (frame, args) -> MLPApply.forward(mlp, frame, args.get(0))).params();
    assertEquals(DType.F32, params.get("mlp/~/linear_0", "w").dtype());
    seen.clear();
    Tensor y = Apply.root().params(params).hooks(hooks).call(frame -> MLPApply.forward(mlp, frame, X));
    assertEquals(DType.F32, y.dtype());
    assertEquals(List.of("mlp/~/linear_0 bf16 bf16", "mlp/~/linear_1 bf16 bf16", "mlp bf16 bf16"), seen);
  }

  @Test
  void theInnerPolicyTakesThePlaceOfTheOuter() {
    Policies policies = Policies.NONE.setPolicy(MLP.class, HALF).setPolicyAt("**/linear_1", FULL);
    Params params = Init.fromShapes(
        Key.of(1), Hooks.NONE.withPolicies(policies), Args.of(X), (frame, args) -> MLPApply.forward(new MLP(4, 2), frame, args.get(0))).params();
    assertEquals(DType.F16, params.get("mlp/~/linear_0", "w").dtype());
    assertEquals(DType.F32, params.get("mlp/~/linear_1", "w").dtype());
  }

  @Test
  void theCurrentPolicyIsThatOfTheNearestModule() {
    List<Optional<Policy>> seen = new ArrayList<>();
    Interceptor ask = (next, args, context) -> next.call(args);
    Linear linear = new Linear(2);
    Params params = LinearInit.init(Key.of(1), linear, X);
    Apply.root().params(params).run(frame -> {
      seen.add(frame.currentPolicy());
      frame.pushPolicy(Linear.class, MIXED, inner -> inner.interceptMethods(ask, within ->
          within.callBody(linear, LinearApply.TYPE, "forward", Args.of(X), (called, args) -> {
            seen.add(called.currentPolicy());
            return args.get(0);
          })));
    });
    assertEquals(List.of(Optional.empty(), Optional.of(MIXED)), seen);
  }

  @Test
  void aMethodCannotPushAPolicyForItsOwnClass() {
    Linear linear = new Linear(2);
    HokkuException refused = assertThrows(HokkuException.class, () -> Apply.root().run(frame ->
        frame.callBody(linear, LinearApply.TYPE, "forward", Args.of(X), (called, args) ->
            called.pushPolicy(Linear.class, HALF, inner -> X))));
    assertTrue(refused.getMessage().contains("for its own class"), refused.getMessage());
  }

  /// Policies are values of a call: threads with different ones do not see each other.
  @Test
  void callsWithOtherPoliciesRunSideBySide() throws Exception {
    MLP mlp = new MLP(8, 4);
    Params params = MLPInit.init(Key.of(3), mlp, X);
    List<Policy> policies = List.of(FULL, HALF, MIXED, Policy.parse("bfloat16"));
    List<Tensor> alone = policies.stream().map(policy -> applied(mlp, params, policy)).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Tensor>> together = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        Policy policy = policies.get(i % policies.size());
        together.add(threads.submit(() -> applied(mlp, params, policy)));
      }
      for (int i = 0; i < together.size(); i++) {
        Tensor expected = alone.get(i % policies.size());
        Tensor actual = together.get(i).get();
        assertEquals(expected.dtype(), actual.dtype());
        assertEquals(0.0, expected.sub(actual).abs().max().item());
      }
    }
  }

  private static Tensor applied(MLP mlp, Params params, Policy policy) {
    Hooks hooks = Hooks.NONE.withPolicies(Policies.NONE.setPolicy(MLP.class, policy));
    return Apply.root().params(params).hooks(hooks).call(frame -> MLPApply.forward(mlp, frame, X));
  }
}
