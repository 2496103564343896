package dev.hokku.processor.check;

import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0103. A class inside a method cannot be named from outside, so it can have no generated twin.
final class NoLocalModules implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return facts.hazards(module, Site.Kind.LOCAL_MODULE)
        .map(h -> Problem.of(Code.HK0103, Facts.at(module, h.span()))
            .wrong("Module '%s' is a local class.", h.name())
            .mend("Declare it as a static nested class, or move it to the top level."));
  }
}
