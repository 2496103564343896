package dev.hokku.processor.model;

import dev.hokku.Effect;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// A call of an abstract forward method on the module that a parameter holds. What it does is known to those callers who know the module's class.
///
/// @param method the abstract method
/// @param allowed the effects that its declaration allows, save those withheld where the call stands
public record Through(ParameterRef parameter, MethodId method, Set<Effect> allowed) {

  public Through {
    EnumSet<Effect> copy = EnumSet.noneOf(Effect.class);
    copy.addAll(allowed);
    allowed = Collections.unmodifiableSet(copy);
  }

  /// The same, where some of the effects stay inside.
  Through without(Set<Effect> withheld) {
    EnumSet<Effect> fewer = EnumSet.noneOf(Effect.class);
    fewer.addAll(allowed);
    fewer.removeAll(withheld);
    return new Through(parameter, method, fewer);
  }

  /// The same call, of a module that the method around was handed in turn.
  public Through of(ParameterRef around) {
    return new Through(around, method, allowed);
  }

  /// One line, for the annotation that later compilations read: `0 core nn.Core.forward(nn.Tensor) PARAMS STATE`.
  public String encoded() {
    return parameter.index() + " " + parameter.name() + " " + method.encoded() + " " + EffectSet.names(allowed);
  }

  public static Through decoded(String line) {
    String[] words = line.split(" ", 4);
    return new Through(new ParameterRef(Integer.parseInt(words[0]), words[1]), MethodId.decoded(words[2]), EffectSet.named(words[3]));
  }
}
