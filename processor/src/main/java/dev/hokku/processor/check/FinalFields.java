package dev.hokku.processor.check;

import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0105. A module is configuration: what its fields hold is fixed when it is made, and what changes is state.
final class FinalFields implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return module.fields().stream()
        .filter(f -> !f.isFinal() && module.kind() != ModuleModel.Kind.FUNCTIONS)
        .map(f -> Problem.of(Code.HK0105, f.at())
            .wrong("Field '%s' of module '%s' is not final.", f.name(), module.type().simple())
            .mend("Declare it final; keep values that change in state, with getState and setState."));
  }
}
