package dev.hokku.processor.check;

import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0114. A module whose methods use parameters, state or keys is meant to be applied, and only marked methods can be.
final class MarkedForward implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    boolean marked = !module.inherited().isEmpty() || module.methods().stream().anyMatch(m -> m.kind().isForward());
    if (module.kind() != ModuleModel.Kind.CONCRETE || marked) {
      return Stream.of();
    }
    return module.methods().stream()
        .filter(m -> m.kind() == MethodModel.Kind.HELPER && !m.isPrivate() && facts.isLowered(m))
        .limit(1)
        .map(m -> Problem.of(Code.HK0114, m.at())
            .wrong("No method of module '%s' is marked @Forward, so it cannot be applied.", module.type().simple())
            .mend("Mark '%s' with @Forward.", m.name()));
  }
}
