package dev.hokku.processor.check;

import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0207. A reference evaluates its receiver once, the lambda that replaces it each time; only a variable makes no difference.
final class VariableReceivers implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return facts.sites(module, Site.Reference.class)
        .filter(r -> r.receiver() == Site.ReceiverKind.EXPRESSION)
        .filter(facts::hasEffect)
        .map(r -> Problem.of(Code.HK0207, Facts.at(module, r.span()))
            .wrong("The receiver of this reference to '%s' is not a variable.", Facts.called(r))
            .mend("Put the receiver into a local variable first, or write a lambda."));
  }
}
