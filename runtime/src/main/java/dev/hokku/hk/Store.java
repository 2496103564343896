package dev.hokku.hk;

import dev.hokku.core.HokkuException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What all frames of one call share. Single-use: made when a pure function is entered, gone when it returns.
final class Store {

  final ParamStore params;

  /// Null if the caller gave no state.
  final @Nullable StateStore state;

  /// Whether parameters may be made in it.
  final boolean init;

  /// The path of each module that has one. By identity: two equal records are two modules.
  private final Map<Object, String> paths;

  /// Where modules are named that are made later, by what will make them.
  private final Map<Object, Scope> places;

  /// The store of the call that this one is made in; null for the outermost.
  private final @Nullable Store around;

  /// What the paths of this call begin with in the outermost one, if it is a function that is being lifted.
  private final @Nullable String liftedPrefixName;

  private final Lifts lifts;

  /// What the outermost call and those inside it know of lifting.
  private static final class Lifts {

    private final List<LiftedState> states = new ArrayList<>();

    /// Where the parameters of functions that are initialised now will be; null while none is lifted.
    private @Nullable String prefix;
  }

  private @Nullable HokkuException located;
  private @Nullable RuntimeException locatedPlain;

  private Store(
      ParamStore params,
      @Nullable StateStore state,
      boolean init,
      Map<Object, String> paths,
      Map<Object, Scope> places,
      @Nullable Store around,
      @Nullable String liftedPrefixName,
      Lifts lifts) {
    this.params = params;
    this.state = state;
    this.init = init;
    this.paths = paths;
    this.places = places;
    this.around = around;
    this.liftedPrefixName = liftedPrefixName;
    this.lifts = lifts;
  }

  Store(ParamStore params, @Nullable StateStore state, boolean init) {
    this(params, state, init, new IdentityHashMap<>(), new IdentityHashMap<>(), null, null, new Lifts());
  }

  /// The store of a call that is made inside this one, with parameters, state and names of its own.
  Store inner(ParamStore innerParams, @Nullable StateStore innerState, boolean innerInit) {
    return new Store(innerParams, innerState, innerInit, new IdentityHashMap<>(), new IdentityHashMap<>(), this, lifts.prefix, lifts);
  }

  @Nullable String liftedPrefixName() {
    return liftedPrefixName;
  }

  /// Runs `init`, whose parameters and states will be put below `prefix`.
  <R> R lifting(String prefix, Supplier<R> init) {
    String before = lifts.prefix;
    String outer = liftedPrefixName == null ? "" : liftedPrefixName;
    lifts.prefix = prefix.isEmpty() ? outer : outer + prefix + "/";
    try {
      return init.get();
    } finally {
      lifts.prefix = before;
    }
  }

  /// A store that goes on from here on its own.
  Store fork() {
    Map<Object, Scope> forked = new IdentityHashMap<>();
    places.forEach((later, scope) -> forked.put(later, scope.fork()));
    return new Store(params.fork(), state == null ? null : state.fork(), init, new IdentityHashMap<>(paths), forked, around, liftedPrefixName, lifts);
  }

  @Nullable String pathOf(Object module) {
    return paths.get(module);
  }

  /// The path that a module has in a call around this one, or null.
  @Nullable String pathOutside(Object module) {
    for (Store outer = around; outer != null; outer = outer.around) {
      String path = outer.pathOf(module);
      if (path != null) {
        return path;
      }
    }
    return null;
  }

  void named(Object module, String path) {
    paths.put(module, path);
  }

  /// What `later` makes is named in `scope`, unless that was said before.
  void placed(Deferred<?> later, Scope scope) {
    places.putIfAbsent(later, scope);
  }

  /// Where what `later` makes is named; null if that was never said.
  @Nullable Scope placeOf(Deferred<?> later) {
    return places.get(later);
  }

  /// Remembers a state that must be updated before the call ends.
  LiftedState lifted(LiftedState state) {
    lifts.states.add(state);
    return state;
  }

  /// The end of the outermost call.
  void close() {
    lifts.states.forEach(LiftedState::requireUsed);
  }

  /// `error` with the module where it happened: the innermost frame adds its path, those around it see that it is there.
  HokkuException locate(HokkuException error, String path) {
    if (error != located) {
      located = error.at(path);
    }
    return located;
  }

  /// As [#locate] for an error of the rooms below, which know no paths, or of the user's own: one of the same kind, with the path in its message.
  RuntimeException locatePlain(RuntimeException error, String path) {
    if (error == locatedPlain) {
      return error;
    }
    String message = error.getMessage() + System.lineSeparator() + "  at " + path;
    RuntimeException placed = switch (error) {
      case IndexOutOfBoundsException outside -> new IndexOutOfBoundsException(message);
      case IllegalStateException state when state.getClass() == IllegalStateException.class -> new IllegalStateException(message);
      case IllegalArgumentException argument when argument.getClass() == IllegalArgumentException.class -> new IllegalArgumentException(message);
      default -> error; // a kind of its own, which may say more than a message
    };
    if (placed != error) {
      placed.setStackTrace(error.getStackTrace());
    }
    locatedPlain = placed;
    return placed;
  }
}
