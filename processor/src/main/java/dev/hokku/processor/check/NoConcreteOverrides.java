package dev.hokku.processor.check;

import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0108. Calls of a method with a body are static after lowering, so overriding it would be passed over in silence.
final class NoConcreteOverrides implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return module.methods().stream()
        .filter(m -> m.overridesConcrete().isPresent() && !m.kind().isStatic())
        .filter(m -> m.kind().isForward() || facts.isLowered(m) || !facts.effects().of(m.overridesConcrete().get()).isEmpty())
        .map(m -> Problem.of(Code.HK0108, m.at())
            .wrong("'%s' overrides '%s', which has a body that is lowered.", m.name(), m.overridesConcrete().get())
            .mend("Make the overridden method abstract and mark it @Forward, or give this one another name."));
  }
}
