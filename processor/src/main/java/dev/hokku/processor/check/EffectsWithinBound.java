package dev.hokku.processor.check;

import dev.hokku.Effect;
import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Span;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/// HK0203. Callers that see only the abstract type supply what its method declares, and no more.
final class EffectsWithinBound implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    Stream<Problem> methods = module.methods().stream()
        .flatMap(m -> m.implemented().stream().flatMap(i -> beyond(module, m, i, facts)));
    return Stream.concat(methods, Stream.concat(lambdas(module, facts), references(module, facts)));
  }

  /// Lambdas that stand for a family of modules.
  private static Stream<Problem> lambdas(ModuleModel module, Facts facts) {
    return facts.sites(module, Site.FamilyLambda.class).flatMap(lambda -> beyond(module, lambda.span(), lambda.family(), facts));
  }

  /// References that do.
  private static Stream<Problem> references(ModuleModel module, Facts facts) {
    return facts.sites(module, Site.Reference.class)
        .flatMap(reference -> reference.family().stream().flatMap(family -> beyond(module, reference.span(), family, facts)));
  }

  private static Stream<Problem> beyond(ModuleModel module, Span span, Site.Family family, Facts facts) {
    Set<Effect> beyond = EnumSet.noneOf(Effect.class);
    facts.effectsIn(module, span).forEach(site -> beyond.addAll(facts.effectsOf(site).all()));
    beyond.removeAll(family.bound().all());
    beyond.remove(Effect.FRAME);
    return beyond.isEmpty()
        ? Stream.of()
        : Stream.of(Problem.of(Code.HK0203, Facts.at(module, span))
            .wrong("What stands for a '%s' here has the effects %s, which its method does not allow.", family.type().simple(), beyond)
            .mend("Add them to @Forward(effects = ...) there, or do without them here."));
  }

  private static Stream<Problem> beyond(ModuleModel module, MethodModel method, MethodModel.Implemented declared, Facts facts) {
    Set<Effect> beyond = EnumSet.copyOf(Set.of(Effect.values()));
    beyond.retainAll(facts.effects().of(method.id()).all());
    beyond.removeAll(declared.bound().all());
    return beyond.isEmpty()
        ? Stream.of()
        : Stream.of(Problem.of(Code.HK0203, method.at())
            .wrong("'%s' has the effects %s, which '%s' does not allow.", method.name(), beyond, declared.id())
            .mend("Add them to @Forward(effects = ...) there, or do without them here."));
  }
}
