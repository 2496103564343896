package dev.hokku.processor.check;

import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.List;
import java.util.stream.Stream;

/// HK0113. The generated classes call the primary method's functions `init`, `initFromShapes` and `apply`; another forward method of that name
/// would stand beside them with the same parameters.
final class NoTakenNames implements Check {

  private static final List<String> TAKEN = List.of("init", "initFromShapes", "apply");

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    boolean primary = module.methods().stream().anyMatch(m -> m.kind().isForward() && m.primary());
    return module.methods().stream()
        .filter(m -> m.kind().isForward() && !m.primary() && primary && TAKEN.contains(m.name()))
        .map((MethodModel m) -> Problem.of(Code.HK0113, m.at())
            .wrong("Forward method '%s' has the name of a function that is generated for the primary one.", m.name())
            .mend("Give it another name."));
  }
}
