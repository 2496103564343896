package dev.hokku.processor.check;

import dev.hokku.processor.model.Callee;
import dev.hokku.processor.model.EffectSet;
import dev.hokku.processor.model.Handed;
import dev.hokku.processor.model.MethodEffects;
import dev.hokku.processor.model.MethodId;
import dev.hokku.processor.model.ParameterRef;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Through;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The effects of calls, with what is known of the modules that they hand over.
///
/// A method that calls abstract methods of its parameters' modules has, in a call that hands it a module of a known class, the effects of that class's
/// methods in place of all that an implementation might have. Which method that is was decided by the reader, as for a call on the module itself.
final class CallEffects {

  private CallEffects() {}

  /// What a site calls has; nothing for one that calls nothing. A reference is called elsewhere: nothing is known of its arguments.
  ///
  /// @param known the effects of methods
  static MethodEffects of(Site site, Function<MethodId, MethodEffects> known) {
    return switch (site) {
      case Site.Call call -> of(call.callee(), call.parameter(), call.handed(), known);
      case Site.Reference reference ->
          reference.callee().map(callee -> of(callee, reference.parameter(), List.of(), known)).orElse(MethodEffects.NONE);
      default -> MethodEffects.NONE;
    };
  }

  private static MethodEffects of(Callee callee, Optional<ParameterRef> receiver, List<Handed> handed, Function<MethodId, MethodEffects> known) {
    MethodEffects method = known.apply(callee.id());
    if (callee.how() == Callee.How.VIRTUAL && receiver.isPresent()) {
      return new MethodEffects(EffectSet.of(method.own().must()), Set.of(new Through(receiver.get(), callee.id(), method.own().may())));
    }
    MethodEffects found = MethodEffects.of(method.own());
    for (Through inner : method.through()) {
      found = found.and(through(inner, handed, known));
    }
    return found;
  }

  private static MethodEffects through(Through inner, List<Handed> handed, Function<MethodId, MethodEffects> known) {
    Optional<Handed> module = Handed.at(inner.parameter().index(), handed);
    Optional<Callee> behind = module.map(m -> m.methods().get(inner.method()));
    if (behind.isPresent()) {
      return MethodEffects.of(known.apply(behind.get().id()).all().within(inner.allowed()));
    }
    return module.flatMap(Handed::parameter)
        .map(around -> new MethodEffects(EffectSet.NONE, Set.of(inner.of(around))))
        .orElseGet(() -> MethodEffects.of(EffectSet.open(inner.allowed())));
  }
}
