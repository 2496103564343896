package dev.hokku.processor.check;

import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0111. Bodies are written in terms of modules; generated classes are their result.
final class NoGeneratedNames implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return facts.hazards(module, Site.Kind.GENERATED_NAME)
        .map(h -> Problem.of(Code.HK0111, Facts.at(module, h.span()))
            .wrong("The body names the generated class '%s'.", h.name())
            .mend("Call the module itself: 'linear.forward(x)', not 'LinearApply.forward(...)'."));
  }
}
