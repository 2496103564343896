package dev.hokku.processor.model;

import dev.hokku.Effect;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The effects of a method: those it surely has, and those it has only if a module behind an interface has them.
public record EffectSet(Set<Effect> must, Set<Effect> may) {

  public static final EffectSet NONE = of(Set.of());

  public EffectSet {
    EnumSet<Effect> rest = copy(may);
    rest.removeAll(must);
    must = Collections.unmodifiableSet(copy(must));
    may = Collections.unmodifiableSet(rest);
  }

  public static EffectSet of(Collection<Effect> must) {
    return new EffectSet(copy(must), Set.of());
  }

  /// The effects of a text that [#names] wrote.
  public static Set<Effect> named(String names) {
    return names.isEmpty() ? Set.of() : Stream.of(names.split(" ")).map(Effect::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  /// Effects by name, with blanks between.
  public static String names(Collection<Effect> effects) {
    return effects.stream().map(Effect::name).collect(Collectors.joining(" "));
  }

  /// What a call through an interface or abstract class adds: a frame for sure, the rest perhaps.
  public static EffectSet open(Collection<Effect> bound) {
    return new EffectSet(Set.of(Effect.FRAME), copy(bound));
  }

  public EffectSet and(EffectSet other) {
    if (covers(other)) {
      return this;
    }
    EnumSet<Effect> bothMust = copy(must);
    bothMust.addAll(other.must);
    EnumSet<Effect> bothMay = copy(may);
    bothMay.addAll(other.may);
    return new EffectSet(bothMust, bothMay);
  }

  private boolean covers(EffectSet other) {
    for (Effect effect : other.may) {
      if (!possible(effect)) {
        return false;
      }
    }
    return must.containsAll(other.must);
  }

  public EffectSet without(Collection<Effect> withheld) {
    EnumSet<Effect> fewerMust = copy(must);
    fewerMust.removeAll(withheld);
    EnumSet<Effect> fewerMay = copy(may);
    fewerMay.removeAll(withheld);
    return new EffectSet(fewerMust, fewerMay);
  }

  /// What is left where only some effects are let through, and a frame.
  public EffectSet within(Collection<Effect> allowed) {
    EnumSet<Effect> beyond = EnumSet.complementOf(copy(allowed));
    beyond.remove(Effect.FRAME);
    return without(beyond);
  }

  public boolean isEmpty() {
    return must.isEmpty() && may.isEmpty();
  }

  public boolean possible(Effect effect) {
    return must.contains(effect) || may.contains(effect);
  }

  public Set<Effect> all() {
    EnumSet<Effect> all = copy(must);
    all.addAll(may);
    return Collections.unmodifiableSet(all);
  }

  private static EnumSet<Effect> copy(Collection<Effect> effects) {
    EnumSet<Effect> copy = EnumSet.noneOf(Effect.class);
    copy.addAll(effects);
    return copy;
  }
}
