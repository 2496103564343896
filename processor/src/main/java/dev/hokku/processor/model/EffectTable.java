package dev.hokku.processor.model;

import java.util.Map;
import java.util.Set;

/// What effect inference found: the effects of every method that a body of the batch can call.
///
/// @param copied private methods without effects that lowered bodies call: generated classes hold a copy, since they cannot reach the original
/// @param shared private methods that bodies of other classes call, those nested in the same class for instance
public record EffectTable(Map<MethodId, MethodEffects> effects, Set<MethodId> copied, Set<MethodId> shared) {

  public EffectSet of(MethodId method) {
    return inferred(method).all();
  }

  /// The same, with what depends on the modules that the method is called with kept apart.
  public MethodEffects inferred(MethodId method) {
    return effects.getOrDefault(method, MethodEffects.NONE);
  }

  /// Whether calls of this method go to generated code and take a frame: forward methods always, others if they have effects.
  public boolean isLowered(Callee callee) {
    return callee.isForward() || !of(callee.id()).isEmpty();
  }

  /// Whether calls of this method go to a copy of it in generated code, which takes no frame.
  public boolean isCopied(Callee callee) {
    return copied.contains(callee.id());
  }

  /// Whether the body of this method is written to generated classes.
  public boolean isWritten(MethodModel method) {
    return method.kind().isForward() || !of(method.id()).isEmpty() || copied.contains(method.id());
  }
}
