package dev.hokku.processor.model;

import java.util.List;
import java.util.Optional;

/// A method of a module class that is lowered, or would be if it had effects.
///
/// @param kind what kind of method it is
/// @param primary Haiku's `__call__`: the forward method named `forward`, or the only one
/// @param scope the method whose names it takes: empty for the primary one, its own name, or that of another; absent if it is no scope
/// @param visibility `public`, `protected`, `private` or empty
/// @param at its name, for errors
/// @param typeParameters the method's own, without brackets; empty if none
/// @param returnType as written
/// @param throwsTypes as written, comma separated; empty if none
/// @param suppress the user's `@SuppressWarnings`, as written
/// @param copies it returns its own class, as `withName` does: making that is no effect, the result is named where it is used
/// @param bound for abstract methods, the effects that implementations may have
/// @param overridesConcrete the concrete module method that this one overrides
/// @param overridesHidden the abstract method without `@Forward` that this one implements
/// @param body absent if abstract
public record MethodModel(
    MethodId id,
    Kind kind,
    boolean primary,
    Optional<String> scope,
    String visibility,
    At at,
    String typeParameters,
    String returnType,
    List<Param> params,
    String throwsTypes,
    Optional<String> suppress,
    String javadoc,
    boolean copies,
    EffectSet bound,
    Optional<MethodId> overridesConcrete,
    Optional<MethodId> overridesHidden,
    List<Implemented> implemented,
    Optional<Body> body) {

  public enum Kind {
    FORWARD,
    HELPER,
    STATIC_FORWARD,
    STATIC_HELPER;

    public boolean isForward() {
      return this == FORWARD || this == STATIC_FORWARD;
    }

    public boolean isStatic() {
      return this == STATIC_FORWARD || this == STATIC_HELPER;
    }
  }

  /// An abstract forward method that this one implements.
  ///
  /// @param bound the effects that its declaration allows
  public record Implemented(MethodId id, EffectSet bound) {}

  public String name() {
    return id.name();
  }

  /// Where what it makes goes below its module: empty, or `~method`.
  public String pathInModule() {
    return scope.filter(s -> !s.isEmpty()).map(s -> "~" + SnakeCase.of(s)).orElse("");
  }

  public boolean isPrivate() {
    return visibility.equals("private");
  }

  public boolean isVoid() {
    return returnType.equals("void");
  }
}
