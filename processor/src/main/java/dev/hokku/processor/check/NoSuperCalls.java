package dev.hokku.processor.check;

import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0107. The lowered body is a static method, which has no super.
final class NoSuperCalls implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return facts.hazards(module, Site.Kind.SUPER_CALL)
        .map(h -> Problem.of(Code.HK0107, Facts.at(module, h.span()))
            .wrong("'%s' cannot be lowered: the body becomes a static method.", h.name())
            .mend("Give the inherited code a method name of its own and call that."));
  }
}
