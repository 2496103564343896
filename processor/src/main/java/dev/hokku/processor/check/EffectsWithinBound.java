package dev.hokku.processor.check;

import dev.hokku.Effect;
import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/// HK0203. Callers that see only the abstract type supply what its method declares, and no more.
final class EffectsWithinBound implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return module.methods().stream()
        .flatMap(m -> m.implemented().stream().flatMap(i -> beyond(module, m, i, facts)));
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
