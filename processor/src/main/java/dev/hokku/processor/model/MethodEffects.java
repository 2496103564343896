package dev.hokku.processor.model;

import dev.hokku.Effect;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/// What effect inference found of one method.
///
/// @param own what it has whatever it is called with
/// @param through what it calls on modules that it is called with
public record MethodEffects(EffectSet own, Set<Through> through) {

  public static final MethodEffects NONE = of(EffectSet.NONE);

  private static final Comparator<Through> ORDER = Comparator.comparing(Through::encoded);

  /// Calls through which no effect is left are no matter. The others have one order, whichever was found first.
  public MethodEffects {
    if (!through.isEmpty()) {
      Set<Through> calls = new TreeSet<>(ORDER);
      calls.addAll(through);
      calls.removeIf(call -> call.allowed().isEmpty());
      through = Collections.unmodifiableSet(calls);
    }
  }

  public static MethodEffects of(EffectSet own) {
    return new MethodEffects(own, Set.of());
  }

  /// The effects for a caller who knows nothing of the modules.
  public EffectSet all() {
    EffectSet all = own;
    for (Through call : through) {
      all = all.and(EffectSet.open(call.allowed()));
    }
    return all;
  }

  public MethodEffects and(MethodEffects other) {
    EffectSet bothOwn = own.and(other.own);
    if (through.containsAll(other.through)) {
      return bothOwn == own ? this : new MethodEffects(bothOwn, through);
    }
    Set<Through> both = new HashSet<>(through);
    both.addAll(other.through);
    return new MethodEffects(bothOwn, both);
  }

  public MethodEffects without(Set<Effect> withheld) {
    if (withheld.isEmpty()) {
      return this;
    }
    Set<Through> fewer = new HashSet<>();
    through.forEach(call -> fewer.add(call.without(withheld)));
    return new MethodEffects(own.without(withheld), fewer);
  }

  public boolean isEmpty() {
    return own.isEmpty() && through.isEmpty();
  }
}
