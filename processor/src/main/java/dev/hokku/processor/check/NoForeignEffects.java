package dev.hokku.processor.check;

import dev.hokku.processor.model.MethodId;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// HK0201. A method outside of all modules is not lowered, even if a lowered body calls it; intrinsics in it would throw.
final class NoForeignEffects implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return facts.sites(module, Site.Foreign.class).flatMap(call -> effect(call.method(), facts, new HashSet<>()).stream()
        .map(effect -> Problem.of(Code.HK0201, Facts.at(module, call.span()))
            .wrong("'%s' calls '%s', but '%s' is no module, so that is not lowered.", effect.in(), effect.called(), effect.in().ownerName())
            .mend("Mark '%s' with @HkModule and the method with @Forward; a static method needs @Forward only.", effect.in().ownerName())));
  }

  private record Found(String called, MethodId in) {}

  private static Optional<Found> effect(MethodId method, Facts facts, Set<MethodId> seen) {
    if (!seen.add(method)) {
      return Optional.empty();
    }
    for (Site site : facts.batch().foreign().getOrDefault(method, List.of())) {
      Optional<Found> found = switch (site) {
        case Site.Foreign call -> effect(call.method(), facts, seen);
        case Site.Intrinsic ignored -> Optional.of(new Found(Facts.called(site), method));
        case Site.Call call when facts.effects().isLowered(call.callee()) -> Optional.of(new Found(Facts.called(site), method));
        default -> Optional.empty();
      };
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
