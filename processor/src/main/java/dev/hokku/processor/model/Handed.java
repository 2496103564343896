package dev.hokku.processor.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A module that a call hands to a method, as far as its class is known where the call stands.
///
/// @param argument which argument it is
/// @param parameter the parameter of the method around that it is, if it is one
/// @param methods what calls of abstract forward methods run, if its static class says: that class's own methods, which nothing overrides
public record Handed(int argument, Optional<ParameterRef> parameter, Map<MethodId, Callee> methods) {

  /// The one that is an argument of the call.
  public static Optional<Handed> at(int argument, List<Handed> handed) {
    return handed.stream().filter(h -> h.argument() == argument).findFirst();
  }
}
