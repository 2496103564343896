package dev.hokku.junit;

import dev.hokku.hk.Apply;
import dev.hokku.hk.Frame;
import dev.hokku.hk.Hooks;
import dev.hokku.hk.Init;
import dev.hokku.hk.Scoped;
import dev.hokku.random.Key;

/// Runs lowered functions at init and then at apply.
public final class Transforms {

  private Transforms() {}

  /// The result of apply, with the parameters and first states that init made.
  ///
  /// {@snippet :
  /// final class Net {
  ///
  ///   @Forward
  ///   static Tensor net(Tensor x) {
  ///     return new Linear(4).forward(x);
  ///   }
  /// }
  ///
  /// Tensor x = Numpy.ones(2, 3);
  /// Tensor y = Transforms.transformAndRun(42, frame -> NetApply.net(frame, x));
  /// assert y.shape().equals(Shape.of(2, 4));
  /// }
  ///
  /// @param seed of init's key; apply's is one more
  /// @param body a call of the generated `…Apply` class
  public static <R, X extends Exception> R transformAndRun(int seed, Scoped<R, X> body) throws X {
    return afterInit(seed, body::run).call(body);
  }

  /// Runs init, and gives apply what it made.
  static <X extends Exception> Apply afterInit(int seed, Scoped.OfVoid<X> init) throws X {
    Frame frame = Init.root(Key.of(seed), Hooks.NONE);
    init.run(frame);
    return Apply.root().params(frame.getParams()).state(frame.getInitialState()).key(Key.of(seed + 1));
  }
}
