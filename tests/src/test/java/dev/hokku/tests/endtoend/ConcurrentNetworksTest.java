package dev.hokku.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.hokku.hk.Applied;
import dev.hokku.hk.Apply;
import dev.hokku.hk.Args;
import dev.hokku.hk.Frame;
import dev.hokku.hk.Getter;
import dev.hokku.hk.Hooks;
import dev.hokku.hk.Init;
import dev.hokku.hk.Initialised;
import dev.hokku.hk.Interceptor;
import dev.hokku.hk.Policies;
import dev.hokku.hk.Policy;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.BatchNormApply;
import dev.hokku.nn.GRU;
import dev.hokku.nn.GRUApply;
import dev.hokku.nn.SpectralNorm;
import dev.hokku.nn.SpectralNormApply;
import dev.hokku.nn.nets.MLP;
import dev.hokku.nn.nets.MLPApply;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Nothing is global: networks that are made and run at once, each with interceptors, getters and a policy of its own, know nothing of each other.
class ConcurrentNetworksTest {

  private static final int THREADS = 8;
  private static final int ROUNDS = 5;

  /// What the root module of each thread computes in, and what it returns.
  private static final List<Policy> POLICIES = Stream.of(
      "params=float16,compute=float16,output=float16",
      "params=float32,compute=float32,output=bfloat16",
      "params=float32,compute=float32,output=float16",
      "params=float32,compute=float32,output=bfloat16",
      "params=float32,compute=bfloat16,output=float32",
      "params=float32,compute=float32,output=float32",
      "params=bfloat16,compute=float32,output=float32",
      "params=float32,compute=float32,output=float16").map(Policy::parse).toList();

  /// A network as two lowered bodies.
  private record Network(
      Class<?> root, BiFunction<Frame, Tensor, Tensor> init, BiFunction<Frame, Tensor, Tensor> apply) {}

  private static final List<Network> NETWORKS = networks();

  private static List<Network> networks() {
    MLP mlp = new MLP(5, 3);
    BatchNorm norm = new BatchNorm(true, true, 0.9);
    GRU gru = new GRU(4);
    SpectralNorm spectral = new SpectralNorm();
    return List.of(
        new Network(MLP.class, (frame, x) -> MLPApply.forward(mlp, frame, x), (frame, x) -> MLPApply.forward(mlp, frame, x)),
        new Network(BatchNorm.class, (frame, x) -> BatchNormApply.forward(norm, frame, x, true), (frame, x) -> BatchNormApply.forward(norm, frame, x, true)),
        new Network(
            GRU.class,
            (frame, x) -> GRUApply.forward(gru, frame, x, gru.initialState(6)).output(),
            (frame, x) -> GRUApply.forward(gru, frame, x, gru.initialState(6)).output()),
        new Network(SpectralNorm.class, (frame, x) -> SpectralNormApply.forward(spectral, frame, x), (frame, x) -> SpectralNormApply.forward(spectral, frame, x)));
  }

  /// Hooks that belong to one thread: another factor around each method, another shift of each parameter, another policy.
  private static Hooks hooks(int thread) {
    Interceptor scaling = (next, args, context) -> {
      Object out = next.call(args);
      return out instanceof Tensor tensor ? tensor.mul(1 + thread / 8.0) : out;
    };
    Getter shifting = (next, value, context) -> next.get(value.add(thread / 16.0));
    Policies policies = Policies.NONE.setPolicy(NETWORKS.get(thread % NETWORKS.size()).root(), POLICIES.get(thread));
    Hooks hooks = Hooks.NONE.withPolicies(policies).withParamGetter(shifting);
    return thread % 3 == 0 ? hooks : hooks.withInterceptor(scaling);
  }

  /// Everything that init and two calls of apply give, as bits.
  private static List<String> run(int thread) {
    Network network = NETWORKS.get(thread % NETWORKS.size());
    Hooks hooks = hooks(thread);
    Tensor x = Random.normal(Key.of(100 + thread), Shape.of(6, 4));
    Initialised first = Init.of(Key.of(thread), hooks, Args.of(x), (frame, args) -> network.init().apply(frame, args.get(0)));
    Applied<Tensor> once = apply(network, hooks, first, x);
    Applied<Tensor> twice = apply(network, hooks, new Initialised(first.params(), once.state(), List.of()), x);
    List<String> bits = new ArrayList<>();
    first.params().entries().forEach(entry -> bits.add(entry.module() + entry.name() + bits(entry.tensor())));
    twice.state().entries().forEach(entry -> bits.add(entry.module() + entry.name() + bits(entry.tensor())));
    bits.add(bits(once.output()));
    bits.add(bits(twice.output()));
    return bits;
  }

  private static Applied<Tensor> apply(Network network, Hooks hooks, Initialised from, Tensor x) {
    return Apply.root().params(from.params()).state(from.state()).hooks(hooks).applied(frame -> network.apply().apply(frame, x));
  }

  private static String bits(Tensor tensor) {
    return tensor.dtype() + (tensor.dtype().isFloating() ? Arrays.toString(tensor.astype(DType.F32).toFloatArray()) : tensor.toString());
  }

  @Test
  void eightNetworksAtOnceGiveWhatTheyGiveAlone() throws Exception {
    List<List<String>> alone = IntStream.range(0, THREADS).mapToObj(ConcurrentNetworksTest::run).toList();
    assertEquals(THREADS, new HashSet<>(alone).size(), "each thread's network and hooks give something else");
    assertNotEquals(alone.get(0), alone.get(4), "the same network with other hooks");

    CyclicBarrier together = new CyclicBarrier(THREADS);
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      List<Future<List<List<String>>>> results = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int own = thread;
        results.add(pool.submit(() -> {
          List<List<String>> rounds = new ArrayList<>();
          for (int round = 0; round < ROUNDS; round++) {
            together.await();
            rounds.add(run(own));
          }
          return rounds;
        }));
      }
      for (int thread = 0; thread < THREADS; thread++) {
        for (List<String> round : results.get(thread).get()) {
          assertEquals(alone.get(thread), round, "thread %d".formatted(thread));
        }
      }
    }
  }
}
