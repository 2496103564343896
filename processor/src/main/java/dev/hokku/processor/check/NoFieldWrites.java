package dev.hokku.processor.check;

import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0106. A forward method is pure: it changes neither the module nor anything static, and nothing that their fields hold.
final class NoFieldWrites implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return facts.hazards(module, Site.Kind.FIELD_WRITE)
        .map(h -> Problem.of(Code.HK0106, Facts.at(module, h.span()))
            .wrong("The body changes '%s', a field that outlives the call.", h.name())
            .mend("Use a local variable, or keep the value in state with getState and setState."));
  }
}
