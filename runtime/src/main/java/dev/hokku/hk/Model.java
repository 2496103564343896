package dev.hokku.hk;

import dev.hokku.lax.ShapeDtype;
import dev.hokku.random.Key;
import dev.hokku.transform.Fn3;
import dev.hokku.transform.Fn4;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import dev.hokku.tree.Tree;
import java.util.List;
import java.util.function.BiFunction;

/// A network seen alike whatever it needs: with parameters, state and a key. A training loop written for it stays as it is when the network gains dropout or
/// batch normalisation.
///
/// {@snippet :
/// Linear linear = new Linear(3);
/// Model<Tensor, Tensor> model = Model.of(linear, LinearApply::forward);
/// Initialised first = model.init(Key.of(0), Numpy.ones(2, 4));
/// Applied<Tensor> next = model.apply(first.params(), first.state(), Key.of(1), Numpy.ones(2, 4));
/// assert next.output().shape().equals(Shape.of(2, 3)) && next.state().modules().isEmpty();
/// }
///
/// The lowered body that [#of] takes has the same signature whatever the network needs. The entry points that callers use say by their types what that is;
/// [#withEmptyState] and [#withState] take them as they are, so that a network with state that is taken for one without does not compile.
///
/// Source: `hk.transform_with_state`, `hk.with_empty_state`.
///
/// @param <A> its argument, any tree of tensors
/// @param <R> its output
public interface Model<A, R> {

  /// The parameters and first states for `x`.
  ///
  /// @param x data; for a model made by [#of], shapes (`ShapeDtype`) are enough, and then no forward pass is run
  Initialised init(Key key, A x);

  /// The output for `x` and the state after it.
  ///
  /// @param state empty for a network without
  /// @param key not looked at by a network that draws none
  Applied<R> apply(Params params, State state, Key key, A x);

  /// The model of a module, by the lowered body of one of its methods: `Model.of(mlp, MlpApply::forward)`.
  static <M, A, R> Model<A, R> of(M module, Fn3<M, Frame, A, R> forward) {
    return of((frame, x) -> forward.apply(module, frame, x));
  }

  /// The model of a module whose method has a second argument, which is the same in every call: whether it is training, for instance.
  ///
  /// {@snippet :
  /// BatchNorm norm = new BatchNorm(true, true, 0.9);
  /// Model<Tensor, Tensor> training = Model.of(norm, BatchNormApply::forward, true);
  /// Model<Tensor, Tensor> inference = Model.of(norm, BatchNormApply::forward, false);
  /// Initialised first = training.init(Key.of(0), Numpy.ones(4, 3));
  /// State after = training.apply(first.params(), first.state(), Key.of(1), Numpy.ones(4, 3)).state();
  /// assert inference.apply(first.params(), after, Key.of(2), Numpy.ones(4, 3)).output().shape().equals(Shape.of(4, 3));
  /// }
  static <M, A, S, R> Model<A, R> of(M module, Fn4<M, Frame, A, S, R> forward, S setting) {
    return of((frame, x) -> forward.apply(module, frame, x, setting));
  }

  /// The model of a static forward method, by its lowered body: `Model.of(NetsApply::net)`.
  static <A, R> Model<A, R> of(BiFunction<Frame, A, R> forward) {
    return new Model<>() {
      @Override
      public Initialised init(Key key, A x) {
        return Tree.leaves(x).stream().anyMatch(ShapeDtype.class::isInstance)
            ? Init.fromShapes(key, Args.of(x), (frame, args) -> forward.apply(frame, args.get(0)))
            : Init.of(key, Args.of(x), (frame, args) -> forward.apply(frame, args.get(0)));
      }

      @Override
      public Applied<R> apply(Params params, State state, Key key, A x) {
        return Apply.root().params(params).state(state).key(key).applied(frame -> forward.apply(frame, x));
      }
    };
  }

  /// The model of a network without state and keys.
  ///
  /// {@snippet :
  /// Linear linear = new Linear(3);
  /// Model<Tensor, Tensor> model = Model.withEmptyState(
  ///     (key, x) -> LinearInit.init(key, linear, x), (params, x) -> LinearApply.apply(params, linear, x));
  /// assert model.init(Key.of(0), Numpy.ones(2, 4)).params().has("linear", "w");
  /// }
  static <A, R> Model<A, R> withEmptyState(BiFunction<Key, A, Params> init, BiFunction<Params, A, R> apply) {
    return withEmptyState(init, (params, key, x) -> apply.apply(params, x));
  }

  /// The model of a network without state.
  static <A, R> Model<A, R> withEmptyState(BiFunction<Key, A, Params> init, Fn3<Params, Key, A, R> apply) {
    return withState(
        (key, x) -> new Initialised(init.apply(key, x), State.empty(), List.of()),
        (params, state, key, x) -> new Applied<>(apply.apply(params, key, x), state));
  }

  /// The model of a network with state and without keys.
  ///
  /// {@snippet :
  /// BatchNorm norm = new BatchNorm(true, true, 0.9);
  /// Model<Tensor, Tensor> model = Model.withState(
  ///     (key, x) -> BatchNormInit.init(key, norm, x, true),
  ///     (params, state, x) -> BatchNormApply.apply(params, state, norm, x, true));
  /// Initialised first = model.init(Key.of(0), Numpy.ones(4, 3));
  /// Applied<Tensor> next = model.apply(first.params(), first.state(), Key.of(1), Numpy.ones(4, 3));
  /// assert next.output().shape().equals(Shape.of(4, 3)) && !next.state().modules().isEmpty();
  /// }
  static <A, R> Model<A, R> withState(BiFunction<Key, A, Initialised> init, Fn3<Params, State, A, Applied<R>> apply) {
    return withState(init, (params, state, key, x) -> apply.apply(params, state, x));
  }

  /// The model of a network with state and keys.
  static <A, R> Model<A, R> withState(BiFunction<Key, A, Initialised> init, Fn4<Params, State, Key, A, Applied<R>> apply) {
    return new Model<>() {
      @Override
      public Initialised init(Key key, A x) {
        return init.apply(key, x);
      }

      @Override
      public Applied<R> apply(Params params, State state, Key key, A x) {
        return apply.apply(params, state, key, x);
      }
    };
  }
}
