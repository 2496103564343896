package dev.hokku.processor.check;

import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0112. Generated code stands in the module's package, so it sees no protected member of another one.
final class NoForeignProtected implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return facts.hazards(module, Site.Kind.PROTECTED_ELSEWHERE)
        .map(h -> Problem.of(Code.HK0112, Facts.at(module, h.span()))
            .wrong("'%s' is protected in another package, so %s cannot use it.", h.name(), module.type().generated("Apply").nested())
            .mend("Make it public, or wrap it in a package-private method of this module."));
  }
}
