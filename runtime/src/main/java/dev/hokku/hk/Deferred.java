package dev.hokku.hk;

import dev.hokku.Intrinsic;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A module that is made when it is first asked for, so that it may depend on what other modules have seen by then. It is named where the `Deferred` was made:
/// one that a module's field holds makes `net/~/linear`.
///
/// {@snippet :
/// @HkModule
/// record Echo() {
///
///   @Forward
///   Tensor forward(Tensor x) {
///     Tensor[] seen = new Tensor[1];
///     Deferred<Linear> decoder = new Deferred<>(() -> new Linear(seen[0].dim(-1)));
///     Tensor z = new Linear(2).forward(x);
///     seen[0] = x;
///     return decoder.target().forward(z);
///   }
/// }
///
/// Params params = EchoInit.init(Key.of(0), new Echo(), Numpy.ones(1, 5));
/// assert params.get("echo/linear_1", "w").shape().equals(Shape.of(2, 5));
/// }
///
/// It waits wherever it is. Haiku prints the arguments of a module's constructor, and with them makes a `Deferred` among them at once, before the module itself
/// is named: with `hk.experimental.module_auto_repr(False)` it waits too, and only then may what it makes depend on modules that were not called yet.
///
/// Where two modules of a constructor, one of them deferred, would be numbered alike, Haiku lets them share the name; here the deferred one takes the next
/// number.
///
/// @param <M> the module's class
///
/// Source: `hk.Deferred`.
@Intrinsic.MakesLater
public final class Deferred<M> {

  private final Supplier<M> factory;
  private @Nullable M target;

  /// @param factory called once, by the first [#target]
  public Deferred(Supplier<M> factory) {
    this.factory = factory;
  }

  /// The module: each call gives the same one.
  public synchronized M target() {
    if (target == null) {
      target = factory.get();
    }
    return target;
  }
}
