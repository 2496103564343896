package dev.hokku.junit;

import dev.hokku.hk.ApplyFrame;
import dev.hokku.hk.Hooks;
import dev.hokku.hk.InitFrame;
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
  /// Tensor y = Transforms.transformAndRun(42, frame -> NetInit.net(frame, x), frame -> NetApply.net(frame, x));
  /// assert y.shape().equals(Shape.of(2, 4));
  /// }
  ///
  /// @param seed of init's key; apply's is one more
  /// @param init a call of the generated `…Init` class
  /// @param apply the same call of the generated `…Apply` class
  public static <R, X extends Exception> R transformAndRun(int seed, Scoped.OfVoid<InitFrame, X> init, Scoped<ApplyFrame, R, X> apply) throws X {
    return afterInit(seed, init).call(apply);
  }

  /// Runs init, and gives apply what it made.
  static <X extends Exception> ApplyFrame.Root afterInit(int seed, Scoped.OfVoid<InitFrame, X> init) throws X {
    InitFrame frame = InitFrame.root(Key.of(seed), Hooks.NONE);
    init.run(frame);
    return ApplyFrame.root().params(frame.getParams()).state(frame.getInitialState()).key(Key.of(seed + 1));
  }
}
