package dev.hokku.hk;

import dev.hokku.core.HokkuException;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts the parameters and state of inner functions below a prefix of the outer ones, and takes them out again.
///
/// Source: `haiku._src.lift`.
final class Lifting {

  /// The name that Haiku gives to the module behind a transparent lift; it counts, but holds nothing.
  private static final String HIDDEN = "lifted";

  private Lifting() {}

  /// The prefix of what is made in this scope; empty outside all modules.
  static String transparentPrefix(Frame frame) {
    String hidden = frame.scope().claim(HIDDEN);
    int slash = hidden.lastIndexOf('/');
    return slash < 0 ? "" : hidden.substring(0, slash);
  }

  /// Where Haiku's updater puts the state of a lift: below the name without its number.
  static String updaterPrefix(Frame frame, String name) {
    String module = frame.currentName().equals(Scope.ROOT) ? "" : frame.currentName();
    return module.isEmpty() || name.isEmpty() ? module + name : module + "/" + name;
  }

  static Params made(Frame frame, String prefix, boolean allowReuse, Function<Frame, Params> init) {
    return initialised(frame, prefix, allowReuse, inside -> new Initialised(init.apply(inside), State.empty(), List.of())).params();
  }

  static LiftedState madeWithState(
      Frame frame, String prefix, String updated, boolean allowReuse, Function<Frame, Initialised> init) {
    return withState(frame, updated, initialised(frame, prefix, allowReuse, init));
  }

  private static Initialised initialised(Frame frame, String prefix, boolean allowReuse, Function<Frame, Initialised> init) {
    if (!frame.runningInit()) {
      return unpack(frame, prefix);
    }
    Initialised made = frame.store().lifting(prefix, () -> init.apply(frame));
    if (!allowReuse) {
      requireNew(frame, prefix, made);
    }
    pack(frame, prefix, made);
    return made;
  }

  static LiftedState withState(Frame frame, String updated, Initialised found) {
    return frame.store().lifted(new LiftedState(frame, found.params(), found.state(), updated));
  }

  /// Parameters must not be shared by accident.
  private static void requireNew(Frame frame, String prefix, Initialised made) {
    Set<String> present = frame.getParams().modules();
    Set<String> shared = made.params().modules().stream().map(module -> below(prefix, module)).filter(present::contains).collect(Collectors.toSet());
    if (!shared.isEmpty()) {
      throw new HokkuException(
          "The lifted parameters of %s exist already.".formatted(shared),
          "",
          "Give the modules inside other names, or lift under another name; where they are meant to be the same, in a loop for instance, allow reuse.");
    }
  }

  static void pack(Frame frame, String prefix, Initialised inner) {
    inner.params().entries().forEach(entry -> frame.store().params.put(below(prefix, entry.module()), entry.name(), entry.tensor()));
    StateStore states = frame.store().state;
    if (states != null) {
      inner.state().entries().forEach(
          entry -> states.put(below(prefix, entry.module()), entry.name(), new StateStore.Pair(entry.tensor(), entry.tensor())));
    }
  }

  static Initialised unpack(Frame frame, String prefix) {
    String start = prefix.isEmpty() ? "" : prefix + "/";
    Params.Builder params = Params.builder();
    frame.getParams().entries().filter(entry -> entry.module().startsWith(start)).forEach(
        entry -> params.put(entry.module().substring(start.length()), entry.name(), entry.tensor()));
    State.Builder state = State.builder();
    frame.getCurrentState().entries().filter(entry -> entry.module().startsWith(start)).forEach(
        entry -> state.put(entry.module().substring(start.length()), entry.name(), entry.tensor()));
    return new Initialised(params.build(), state.build(), List.of());
  }

  /// Sets states to what an inner function left.
  static void update(Frame frame, String prefix, State after) {
    StateStore states = frame.store().state;
    if (states == null && !after.isEmpty()) {
      throw new HokkuException(
          "A lifted function of '%s' has state, but this call has none.".formatted(frame.currentName()),
          "",
          "Call the apply that takes a State, with what init or the last step returned.");
    }
    if (states != null) {
      after.entries().forEach(entry -> states.set(below(prefix, entry.module()), entry.name(), entry.tensor()));
    }
  }

  private static String below(String prefix, String module) {
    return prefix.isEmpty() ? module : prefix + "/" + module;
  }
}
