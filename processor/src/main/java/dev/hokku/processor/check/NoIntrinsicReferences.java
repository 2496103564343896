package dev.hokku.processor.check;

import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0207. An intrinsic is no function that could be handed on; only its calls have a meaning.
final class NoIntrinsicReferences implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return facts.hazards(module, Site.Kind.INTRINSIC_REFERENCE)
        .map(h -> Problem.of(Code.HK0207, Facts.at(module, h.span()))
            .wrong("'%s' has a meaning only where it is called, so there is no reference to it.", h.name())
            .mend("Write a lambda that calls it."));
  }
}
