package dev.hokku.processor.check;

import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0204. A call of an abstract method is lowered only if the method is marked; an implementation with effects would run unlowered.
final class MarkedAbstracts implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return module.methods().stream()
        .filter(m -> m.overridesHidden().isPresent() && facts.isLowered(m))
        .map(m -> Problem.of(Code.HK0204, m.at())
            .wrong("'%s' has effects, but implements '%s', which is not marked @Forward.", m.name(), m.overridesHidden().get())
            .mend("Mark the abstract method and this one with @Forward."));
  }
}
