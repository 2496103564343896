package dev.hokku.parity.golden;

import dev.hokku.hk.Applied;
import dev.hokku.hk.ApplyFrame;
import dev.hokku.hk.Args;
import dev.hokku.hk.Hooks;
import dev.hokku.hk.InitFrame;
import dev.hokku.hk.Initialised;
import dev.hokku.random.Key;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A network that the processor has lowered: its body on the two kinds of frames.
///
/// @param initBody what init runs
/// @param applyBody what apply runs
/// @param makesOwnKeySequences whether it makes key sequences for itself
public record Lowered(Body<InitFrame> initBody, Body<ApplyFrame> applyBody, boolean makesOwnKeySequences) implements Network {

  /// With the keys of the call only.
  public Lowered(Body<InitFrame> initBody, Body<ApplyFrame> applyBody) {
    this(initBody, applyBody, false);
  }

  /// A lowered body.
  ///
  /// @param <F> [InitFrame] or [ApplyFrame]
  @FunctionalInterface
  public interface Body<F> {

    /// Runs it.
    Object run(F frame, Inputs inputs);
  }

  @Override
  public Initialised init(@Nullable Key key, Inputs inputs) {
    if (key == null) {
      // Without keys there is nothing to initialise with; such cases have no parameters.
      return new Initialised(Params.empty(), State.empty(), List.of());
    }
    return InitFrame.init(key, Args.of(inputs), (frame, args) -> initBody.run(frame, args.get(0)));
  }

  @Override
  public Applied<Object> apply(Params params, State state, @Nullable Key key, Inputs inputs, KeyLog log) {
    ApplyFrame.Root root = ApplyFrame.root().params(params).state(state).hooks(Hooks.NONE.withKeyListener(log::add));
    return (key == null ? root : root.key(key)).applied(frame -> applyBody.run(frame, inputs));
  }

  @Override
  public void logInit(@Nullable Key key, Inputs inputs, KeyLog log) {
    if (key != null) {
      initBody.run(InitFrame.root(key, Hooks.NONE.withKeyListener(log::add)), inputs);
    }
  }
}
