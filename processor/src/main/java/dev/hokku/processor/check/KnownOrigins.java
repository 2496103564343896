package dev.hokku.processor.check;

import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.ModuleModel.UnknownOrigin;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0301, HK0302. Names follow construction, so who makes each submodule, and in which order, must be known from the source.
final class KnownOrigins implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return module.unknownOrigins().stream().map(KnownOrigins::problem);
  }

  private static Problem problem(UnknownOrigin unknown) {
    return switch (unknown.reason()) {
      case MADE_AND_PASSED -> Problem.of(Code.HK0301, unknown.at())
          .wrong("Submodule '%s' is made by the constructor in one case and passed to it in another, so its name is not known.", unknown.field())
          .mend("Use two fields, or always pass it and make the default in a static factory.");
      case ORDER_DIFFERS -> Problem.of(Code.HK0302, unknown.at())
          .wrong("One constructor makes '%s' before '%s', another after it, so their names are not known.", unknown.field(), unknown.detail())
          .mend("Make them in the same order in every constructor.");
      case MADE_TOGETHER -> Problem.of(Code.HK0302, unknown.at())
          .wrong("The modules in '%s' and '%s' are made in turns, so their names are not known.", unknown.field(), unknown.detail())
          .mend("Make all of one first, in a loop of its own, then all of the other.");
    };
  }
}
