package dev.hokku.jit;

import dev.hokku.transform.Fn3;
import dev.hokku.transform.Fn4;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// Compiles functions of trees of tensors. Source: `jax.jit`.
///
/// The function is traced at the first call for each structure, shape, dtype and static value (whatever in the arguments is no tensor, compared by
/// `equals`) of its arguments; later calls run the compiled graph. So it must be pure: what it prints or stores happens while tracing only.
/// Tensors that it captures are fixed at the first trace. The cache belongs to the function returned: keep it. It may be called from many threads.
///
/// Results are tensors of their own, also those that are arguments handed through: deleting one deletes no other.
///
/// Under another transform (`grad` of a jitted function, one called in another) its graph becomes part of that.
public final class Jit {

  private Jit() {}

  /// Compiles `f`.
  public static <A, R> Jitted<A, R> jit(Function<A, R> f) {
    return new Jitted<>(new Cache(args -> f.apply(argument(args, 0))));
  }

  /// Compiles `f`.
  public static <A, B, R> Jitted2<A, B, R> jit(BiFunction<A, B, R> f) {
    return new Jitted2<>(new Cache(args -> f.apply(argument(args, 0), argument(args, 1))));
  }

  /// Compiles `f`.
  public static <A, B, C, R> Jitted3<A, B, C, R> jit(Fn3<A, B, C, R> f) {
    return new Jitted3<>(new Cache(args -> f.apply(argument(args, 0), argument(args, 1), argument(args, 2))));
  }

  /// Compiles `f`.
  public static <A, B, C, D, R> Jitted4<A, B, C, D, R> jit(Fn4<A, B, C, D, R> f) {
    return new Jitted4<>(new Cache(args -> f.apply(argument(args, 0), argument(args, 1), argument(args, 2), argument(args, 3))));
  }

  /// Compiles `f`.
  public static <R> Jitted0<R> jit(Supplier<R> f) {
    return new Jitted0<>(new Cache(args -> f.get()));
  }

  @SuppressWarnings("unchecked") // the list holds the caller's arguments in order
  private static <T> T argument(List<Object> args, int index) {
    return (T) args.get(index);
  }

  @SuppressWarnings("unchecked") // what the traced function returned, with other tensors
  private static <R> R call(Cache cache, Object... args) {
    return (R) cache.call(Arrays.asList(args));
  }

  /// A compiled function of no argument.
  public static final class Jitted0<R> implements Supplier<R> {
    private final Cache cache;

    private Jitted0(Cache cache) {
      this.cache = cache;
    }

    @Override
    public R get() {
      return call(cache);
    }

    /// The graph.
    public Lowered lower() {
      return cache.lower(List.of());
    }
  }

  /// A compiled function of one argument.
  public static final class Jitted<A, R> implements Function<A, R> {
    private final Cache cache;

    private Jitted(Cache cache) {
      this.cache = cache;
    }

    @Override
    public R apply(A a) {
      return call(cache, a);
    }

    /// The same function, which deletes the arguments numbered so and puts results of the same dtype and size in their place: a training step then takes
    /// no memory for its new parameters. Arguments whose elements anyone else can see are deleted, but not overwritten; inside another transform nothing
    /// is. A log line tells of donated tensors whose place no result can take. Source: `donate_argnums` of `jax.jit`.
    ///
    /// @param argnums from 0
    public Jitted<A, R> donateArgnums(int... argnums) {
      return new Jitted<>(cache.donating(1, argnums));
    }

    /// The graph for such an argument, which may hold `ShapeDtype`s.
    public Lowered lower(A a) {
      return cache.lower(Arrays.asList((Object) a));
    }

    /// How many programs there are.
    public int cacheSize() {
      return cache.size();
    }
  }

  /// A compiled function of two arguments.
  public static final class Jitted2<A, B, R> implements BiFunction<A, B, R> {
    private final Cache cache;

    private Jitted2(Cache cache) {
      this.cache = cache;
    }

    @Override
    public R apply(A a, B b) {
      return call(cache, a, b);
    }

    /// The same function, which deletes the arguments numbered so and puts results of the same dtype and size in their place: a training step then takes
    /// no memory for its new parameters. Arguments whose elements anyone else can see are deleted, but not overwritten; inside another transform nothing
    /// is. A log line tells of donated tensors whose place no result can take. Source: `donate_argnums` of `jax.jit`.
    ///
    /// @param argnums from 0
    public Jitted2<A, B, R> donateArgnums(int... argnums) {
      return new Jitted2<>(cache.donating(2, argnums));
    }

    /// The graph for such arguments, which may hold `ShapeDtype`s.
    public Lowered lower(A a, B b) {
      return cache.lower(Arrays.asList(a, b));
    }

    /// How many programs there are.
    public int cacheSize() {
      return cache.size();
    }
  }

  /// A compiled function of three arguments.
  public static final class Jitted3<A, B, C, R> implements Fn3<A, B, C, R> {
    private final Cache cache;

    private Jitted3(Cache cache) {
      this.cache = cache;
    }

    @Override
    public R apply(A a, B b, C c) {
      return call(cache, a, b, c);
    }

    /// The same function, which deletes the arguments numbered so and puts results of the same dtype and size in their place: a training step then takes
    /// no memory for its new parameters. Arguments whose elements anyone else can see are deleted, but not overwritten; inside another transform nothing
    /// is. A log line tells of donated tensors whose place no result can take. Source: `donate_argnums` of `jax.jit`.
    ///
    /// @param argnums from 0
    public Jitted3<A, B, C, R> donateArgnums(int... argnums) {
      return new Jitted3<>(cache.donating(3, argnums));
    }

    /// The graph for such arguments, which may hold `ShapeDtype`s.
    public Lowered lower(A a, B b, C c) {
      return cache.lower(Arrays.asList(a, b, c));
    }

    /// How many programs there are.
    public int cacheSize() {
      return cache.size();
    }
  }

  /// A compiled function of four arguments.
  public static final class Jitted4<A, B, C, D, R> implements Fn4<A, B, C, D, R> {
    private final Cache cache;

    private Jitted4(Cache cache) {
      this.cache = cache;
    }

    @Override
    public R apply(A a, B b, C c, D d) {
      return call(cache, a, b, c, d);
    }

    /// The same function, which deletes the arguments numbered so and puts results of the same dtype and size in their place: a training step then takes
    /// no memory for its new parameters. Arguments whose elements anyone else can see are deleted, but not overwritten; inside another transform nothing
    /// is. A log line tells of donated tensors whose place no result can take. Source: `donate_argnums` of `jax.jit`.
    ///
    /// @param argnums from 0
    public Jitted4<A, B, C, D, R> donateArgnums(int... argnums) {
      return new Jitted4<>(cache.donating(4, argnums));
    }

    /// The graph for such arguments, which may hold `ShapeDtype`s.
    public Lowered lower(A a, B b, C c, D d) {
      return cache.lower(Arrays.asList(a, b, c, d));
    }

    /// How many programs there are.
    public int cacheSize() {
      return cache.size();
    }
  }
}
