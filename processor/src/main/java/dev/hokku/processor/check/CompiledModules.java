package dev.hokku.processor.check;

import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0304. A module from a jar needs its generated classes in that jar.
final class CompiledModules implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return facts.hazards(module, Site.Kind.COMPILED_WITHOUT_PROCESSOR)
        .map(h -> Problem.of(Code.HK0304, Facts.at(module, h.span()))
            .wrong("Module '%s' has no generated classes: it was compiled without the processor.", h.name())
            .mend("Compile it with hokku-processor on the processor path, or with -proc:full if the processor is on the class path."));
  }
}
