package dev.hokku.processor.check;

import dev.hokku.processor.model.At;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.ModuleModel.Made;
import dev.hokku.processor.model.TypeRef;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// HK0303. A module whose construction always makes a module of its own class, directly or through others, never ends.
final class NoCycles implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    for (Made first : module.alwaysMade()) {
      List<TypeRef> path = new ArrayList<>(List.of(module.type()));
      if (leadsBack(first.type(), module.type(), path, facts)) {
        return Stream.of(problem(module, first.at(), path));
      }
    }
    return Stream.of();
  }

  private static boolean leadsBack(TypeRef at, TypeRef goal, List<TypeRef> path, Facts facts) {
    if (path.contains(at) && !at.equals(goal)) {
      return false;
    }
    path.add(at);
    if (at.equals(goal)) {
      return true;
    }
    for (Made next : facts.module(at).map(ModuleModel::alwaysMade).orElse(List.of())) {
      if (leadsBack(next.type(), goal, path, facts)) {
        return true;
      }
    }
    path.removeLast();
    return false;
  }

  private static Problem problem(ModuleModel module, At at, List<TypeRef> path) {
    return Problem.of(Code.HK0303, at)
        .wrong("Constructing '%s' constructs another one, without end: %s.",
            module.type().simple(), path.stream().map(TypeRef::simple).collect(Collectors.joining(" makes ")))
        .mend("Pass the inner module to the constructor, or make it only under a condition that ends.");
  }
}
