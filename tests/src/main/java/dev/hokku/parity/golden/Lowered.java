package dev.hokku.parity.golden;

import dev.hokku.hk.Applied;
import dev.hokku.hk.Apply;
import dev.hokku.hk.Args;
import dev.hokku.hk.Frame;
import dev.hokku.hk.Hooks;
import dev.hokku.hk.Init;
import dev.hokku.hk.Initialised;
import dev.hokku.random.Key;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A network that the processor has lowered.
///
/// @param body what init and apply run
/// @param makesOwnKeySequences whether it makes key sequences for itself
public record Lowered(Body body, boolean makesOwnKeySequences) implements Network {

  /// With the keys of the call only.
  public Lowered(Body body) {
    this(body, false);
  }

  /// A lowered body.
  @FunctionalInterface
  public interface Body {

    /// Runs it.
    Object run(Frame frame, Inputs inputs);
  }

  @Override
  public Initialised init(@Nullable Key key, Inputs inputs) {
    if (key == null) {
      // Without keys there is nothing to initialise with; such cases have no parameters.
      return new Initialised(Params.empty(), State.empty(), List.of());
    }
    return Init.of(key, Args.of(inputs), (frame, args) -> body.run(frame, args.get(0)));
  }

  @Override
  public Applied<Object> apply(Params params, State state, @Nullable Key key, Inputs inputs, KeyLog log) {
    Apply root = Apply.root().params(params).state(state).hooks(Hooks.NONE.withKeyListener(log::add));
    return (key == null ? root : root.key(key)).applied(frame -> body.run(frame, inputs));
  }

  @Override
  public void logInit(@Nullable Key key, Inputs inputs, KeyLog log) {
    if (key != null) {
      body.run(Init.root(key, Hooks.NONE.withKeyListener(log::add)), inputs);
    }
  }
}
