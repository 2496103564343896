package dev.hokku.processor.check;

import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0601. Two samples of one key are not independent, which no test of a network's shapes will show.
final class KeysUsedOnce implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return facts.lowered(module)
        .filter(m -> !suppressed(m.suppress().orElse("")) && !suppressed(module.suppress().orElse("")))
        .flatMap(m -> reuses(m).map(r -> problem(module, r)));
  }

  private static Stream<Site.KeyReuse> reuses(MethodModel method) {
    return method.body().orElseThrow().sites().stream().filter(Site.KeyReuse.class::isInstance).map(Site.KeyReuse.class::cast);
  }

  private static boolean suppressed(String annotation) {
    return annotation.contains("\"" + Code.HK0601 + "\"");
  }

  private static Problem problem(ModuleModel module, Site.KeyReuse reuse) {
    if (reuse.first().equals(reuse.span())) {
      return Problem.of(Code.HK0601, Facts.at(module, reuse.span()))
          .wrong("Key '%s' is used in each round of a loop, so every round draws the same numbers.", reuse.key())
          .mend("Draw a key in the loop, or fold the number of the round in: %s.foldIn(i).", reuse.key());
    }
    return Problem.of(Code.HK0601, Facts.at(module, reuse.span()))
        .wrong("Key '%s' was used before, at %s, so both draw the same numbers.",
            reuse.key(), module.file().lineLabel(reuse.first().start()))
        .mend("Draw another key with nextRngKey(), or split it first and use each part once.");
  }
}
