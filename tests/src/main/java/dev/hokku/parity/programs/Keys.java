package dev.hokku.parity.programs;

import static dev.hokku.hk.Hk.maybeGetRngSequenceState;
import static dev.hokku.hk.Hk.maybeNextRngKey;
import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.hk.Hk.nextRngKeys;
import static dev.hokku.hk.Hk.replaceRngSequenceState;
import static dev.hokku.hk.Hk.reserveRngKeys;
import static dev.hokku.hk.Hk.optimizeRngUse;
import static dev.hokku.hk.Hk.withRng;
import static dev.hokku.hk.Hk.withRngReserveSize;
import static dev.hokku.nn.init.Initializers.randomNormal;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.KeySequence;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.Linear;
import dev.hokku.nn.nets.MLP;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Variant;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Programs of the kind `rng`.
final class Keys {

  private Keys() {}

  /// `hk.next_rng_keys` gives one array.
  static Tensor stacked(List<Key> keys) {
    return Numpy.stack(keys.stream().map(Key::data).toList(), 0);
  }

  @Forward
  static Object rngSequence(Variant v, Inputs in) {
    List<Object> out = new ArrayList<>();
    for (int i = 0; i < v.integer("n"); i++) {
      out.add(nextRngKey().data());
    }
    out.add(stacked(nextRngKeys(3)));
    out.add(nextRngKey().data());
    return out;
  }

  @Forward
  static Object rngReserveKeys(Variant v, Inputs in) {
    List<Object> out = new ArrayList<>();
    reserveRngKeys(v.integer("n"));
    for (int i = 0; i < v.integer("after"); i++) {
      out.add(nextRngKey().data());
    }
    reserveRngKeys(2);
    out.add(stacked(nextRngKeys(4)));
    out.add(nextRngKey().data());
    return out;
  }

  @Forward
  static Object rngStateGetReplace(Variant v, Inputs in) {
    Tensor a = nextRngKey().data();
    KeySequence.Position position = maybeGetRngSequenceState().orElseThrow();
    Tensor c = nextRngKey().data();
    replaceRngSequenceState(position);
    Tensor d = nextRngKey().data();
    return List.of(a, c, d);
  }

  @Forward
  static Object rngMaybe(Variant v, Inputs in) {
    return maybeNextRngKey().map(Key::data).orElseGet(() -> Numpy.zeros(DType.U32, Shape.of(2)));
  }

  @Forward
  static Object rngWithRng(Variant v, Inputs in) {
    Tensor a = nextRngKey().data();
    List<Object> inner = withRng(Key.of(v.integer("s")), () -> {
      List<Object> c = List.of(nextRngKey().data(), nextRngKey().data());
      Tensor u = Random.uniform(nextRngKey(), Shape.SCALAR);
      Tensor w = new Linear(2).forward(Numpy.ones(1, 2));
      return List.of(c, u, w);
    });
    return List.of(a, inner.get(0), inner.get(1), inner.get(2), nextRngKey().data());
  }

  @Forward
  static Object rngReserveSize(Variant v, Inputs in) {
    return withRngReserveSize(v.integer("size"), () -> {
      List<Object> a = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        a.add(nextRngKey().data());
      }
      a.add(stacked(nextRngKeys(3)));
      return List.of(a, new Linear(2).forward(Numpy.ones(1, 2)));
    });
  }

  @Forward
  static Object rngOptimizeUse(Variant v, Inputs in) {
    return optimizeRngUse(() -> List.of(new MLP(3, 2 + v.integer("k", 0), 2).forward(in.tensor(0)), nextRngKey().data()));
  }

  /// A sequence that the program makes for itself.
  @Forward
  static Object rngPrngSequence(Variant v, Inputs in) {
    KeySequence s = new KeySequence(Key.of(v.integer("seed")));
    List<Object> out = new ArrayList<>();
    out.add(s.next().data());
    out.add(s.next().data());
    s.take(3).forEach(key -> out.add(key.data()));
    s.reserve(2);
    out.add(s.next().data());
    s.take(3).forEach(key -> out.add(key.data()));
    out.add(s.position().key().data());
    return out;
  }

  /// Draws a key when it is made.
  @HkModule
  static final class M {
    final Linear a = new Linear(2);

    @Forward
    List<Object> forward(Tensor x, Tensor k) {
      Tensor y = new Linear(2).withBInit(randomNormal()).forward(x);
      return List.of(a.forward(y), k, nextRngKey().data());
    }

    /// What `__init__` draws.
    @Forward
    Tensor construct() {
      return nextRngKey().data();
    }
  }

  @Forward
  static Object rngInitOrder(Variant v, Inputs in) {
    M m = new M();
    Tensor k = m.construct();
    Tensor x = in.tensor(0);
    return List.of(m.forward(x, k), m.forward(x, k));
  }
}
