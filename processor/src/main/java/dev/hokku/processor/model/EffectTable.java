package dev.hokku.processor.model;

import java.util.Map;

/// What effect inference found: the effects of every method that a body of the batch can call.
public record EffectTable(Map<MethodId, EffectSet> effects) {

  public EffectSet of(MethodId method) {
    return effects.getOrDefault(method, EffectSet.NONE);
  }

  /// Whether calls of this method go to generated code: forward methods always, others if they have effects.
  public boolean isLowered(Callee callee) {
    return callee.isForward() || !of(callee.id()).isEmpty();
  }
}
