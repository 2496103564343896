package dev.hokku.processor.check;

import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Span;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0202. Apply does not run the initializer of a parameter; an effect in it would happen at init only, and names and keys would shift.
final class NoDroppedEffects implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return facts.sites(module, Site.Intrinsic.class).flatMap(i -> initializers(i).flatMap(span -> problems(module, i, span, facts)));
  }

  /// A lambda that init runs on a frame may do there what it likes: no initializer is meant.
  private static Stream<Span> initializers(Site.Intrinsic intrinsic) {
    return intrinsic.dropped().filter(span -> intrinsic.lambdas().stream().noneMatch(l -> l.framed() && l.span().equals(span)));
  }

  private static Stream<Problem> problems(ModuleModel module, Site.Intrinsic intrinsic, Span span, Facts facts) {
    return facts.effectsIn(module, span).map(s -> Problem.of(Code.HK0202, Facts.at(module, s.span()))
        .wrong("'%s' is called inside the initializer of '%s', which apply does not run.", Facts.called(s), intrinsic.name())
        .mend("Call it before, into a local variable; an initializer draws its keys from its own argument."));
  }
}
