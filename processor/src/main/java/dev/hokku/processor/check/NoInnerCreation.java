package dev.hokku.processor.check;

import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0110. An inner class needs an enclosing instance, which the static body does not have.
final class NoInnerCreation implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return facts.hazards(module, Site.Kind.INNER_CREATION)
        .map(h -> Problem.of(Code.HK0110, Facts.at(module, h.span()))
            .wrong("'%s' is an inner class; the lowered body has no enclosing instance for it.", h.name())
            .mend("Declare '%s' static.", h.name()));
  }
}
