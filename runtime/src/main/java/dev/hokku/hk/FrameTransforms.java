package dev.hokku.hk;

import dev.hokku.control.Remat;
import dev.hokku.control.RematPolicy;
import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.core.Trace;
import dev.hokku.core.Traced;
import dev.hokku.lax.Numpy;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalShape;
import dev.hokku.transform.Grad;
import dev.hokku.transform.ValueAndGrad;
import dev.hokku.transform.ValueAndGradAux;
import dev.hokku.transform.Vmap;
import dev.hokku.transform.VmapAxes;
import dev.hokku.transform.WithAux;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Transforms of lambdas that have effects: each tracing runs on a fork, and what the last one leaves is merged.
///
/// Source: `hk.grad`, `hk.value_and_grad`, `hk.remat`, `hk.vmap`, `hk.eval_shape`.
final class FrameTransforms {

  private FrameTransforms() {}

  static <A> ValueAndGrad<A> valueAndGrad(Frame frame, BiFunction<Frame, A, Tensor> f, A at) {
    ValueAndGradAux<A, List<Object>> result =
        valueAndGradAux(frame, (fork, x) -> new WithAux<>(f.apply(fork, x), List.of()), at);
    return new ValueAndGrad<>(result.value(), result.grad());
  }

  static <A, X> ValueAndGradAux<A, X> valueAndGradAux(Frame frame, BiFunction<Frame, A, WithAux<Tensor, X>> f, A at) {
    Changes[] left = new Changes[1];
    Scope[] names = new Scope[1];
    ValueAndGradAux<A, List<Object>> result = Grad.valueAndGradAux((A x) -> {
      Frame fork = frame.fork();
      WithAux<Tensor, X> value = f.apply(fork, x);
      left[0] = Changes.sorted(frame, fork);
      names[0] = fork.scope();
      return new WithAux<>(value.value(), List.<Object>of(value.aux(), left[0].values(fork)));
    }).apply(at);
    left[0].install(frame, tensors(result.aux().get(1)));
    frame.scope().moveTo(names[0]);
    return new ValueAndGradAux<>(result.value(), ownAux(result.aux()), result.grad());
  }

  static <R> R remat(Frame frame, BiFunction<Frame, Args, R> f, RematPolicy policy, Args args) {
    Changes[] left = new Changes[1];
    Scope[] names = new Scope[1];
    List<Object> result = Remat.remat((List<@Nullable Object> values) -> {
      Frame fork = frame.fork();
      R value = f.apply(fork, new Args(values));
      left[0] = Changes.sorted(frame, fork);
      names[0] = fork.scope();
      return List.<Object>of(value, left[0].values(fork));
    }, policy).apply(args.values());
    left[0].install(frame, tensors(result.get(1)));
    frame.scope().moveTo(names[0]);
    return ownAux(result);
  }

  @SuppressWarnings("unchecked") // what the lambda above puts into the list
  private static List<Tensor> tensors(Object values) {
    return (List<Tensor>) values;
  }

  @SuppressWarnings("unchecked") // what the lambda above puts into the list
  private static <X> X ownAux(List<Object> aux) {
    return (X) aux.get(0);
  }

  static <R> R vmap(Frame frame, BiFunction<Frame, Args, R> f, VmapAxes axes, Args args) {
    if (axes.splitRng() == null) {
      throw new HokkuException(
          "vmap of a function that uses parameters, state or keys does not say whether elements draw keys of their own.",
          SourceLines.current(),
          "Give axes with splitRng(true) for a key per element, or splitRng(false) for the same keys in all.");
    }
    List<@Nullable Object> mapped = new ArrayList<>(args.values());
    VmapAxes in = axes;
    int reserveSize = 1;
    boolean split = axes.splitRng();
    if (split) {
      List<Key> keys = frame.nextRngKeys(Vmap.sizeOf(axes, args.values().toArray()));
      reserveSize = frame.keys() == null ? 1 : frame.keys().reserveSize();
      in = axes.inLeaves(mapped.size(), 0);
      mapped.add(Numpy.stack(keys.stream().map(Key::data).toList(), 0));
    }
    Forked last = new Forked();
    long outer = Trace.nextLevel();
    int reserve = reserveSize;
    R result = Vmap.run(in, (List<Object> element) -> {
      Frame fork = frame.fork();
      last.fork = fork;
      if (!split) {
        return f.apply(fork, new Args(element));
      }
      KeySequence own = new KeySequence(Key.wrap((Tensor) element.getLast()), reserve);
      Frame keyed = fork.frame(fork.store(), fork.scope(), fork.hooks(), own, fork.module());
      return f.apply(keyed, new Args(element.subList(0, element.size() - 1)));
    }, mapped.toArray());
    merge(frame, last, outer, !split);
    return result;
  }

  private static final class Forked {
    private @Nullable Frame fork;
  }

  /// Values that are the same for all elements never enter the batching trace, so they can be taken from the fork as they are.
  private static void merge(Frame frame, Forked last, long outer, boolean withKeys) {
    Frame fork = last.fork;
    if (fork == null) {
      throw new AssertionError("vmap did not run its function.");
    }
    Changes changes = Changes.sorted(frame, fork);
    List<Tensor> values = changes.values(fork);
    for (Tensor value : values) {
      if (value instanceof Traced traced && traced.trace().level() > outer) {
        throw new HokkuException(
            "vmap leaves a parameter or state that differs from element to element (%s), but all elements share them.".formatted(value.aval()),
            SourceLines.current(),
            "Take a mean over the named axis before setting it; at init, use splitRng(!runningInit()).");
      }
    }
    (withKeys ? changes : new Changes(changes.params(), changes.newStates(), changes.setStates(), false)).install(frame, values);
    frame.scope().moveTo(fork.scope());
  }

  /// Only keys that are drawn one by one are counted, as Haiku does: the keys are then the same.
  static <R> R optimizeRngUse(Frame frame, Function<Frame, R> body) {
    AtomicInteger drawn = new AtomicInteger();
    KeyListener counting = new KeyListener() {
      @Override
      public void drawn(String module, Key key) {}

      @Override
      public void drawnAlone(String module, Key key) {
        drawn.incrementAndGet();
      }
    };
    frame.hooked(
        hooks -> hooks.withKeyListeners(List.of(counting)),
        counted -> evalShape(counted, (Frame on, List<Tensor> none) -> {
          body.apply(on);
          return none;
        }, List.of()));
    if (drawn.get() > 0) {
      frame.reserveRngKeys(drawn.get());
    }
    return body.apply(frame);
  }

  static <A, R> R evalShape(Frame frame, BiFunction<Frame, A, R> f, A x) {
    return EvalShape.evalShape((Function<A, R>) a -> f.apply(frame.fork(), a), x);
  }
}
