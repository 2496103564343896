package dev.hokku.processor.check;

import dev.hokku.processor.model.Batch;
import dev.hokku.processor.model.Body;
import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.ScopeNames;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// HK0306. A name with a number is taken as it is, and no two modules of a scope can have it. Names without are numbered.
///
/// Only what is made whenever the body runs is looked at; other clashes are found when they happen.
final class DistinctNames implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return facts.lowered(module).flatMap(m -> clashes(module, m, facts.batch()).stream());
  }

  private static List<Problem> clashes(ModuleModel module, MethodModel method, Batch batch) {
    Body body = method.body().orElseThrow();
    Set<String> open = new HashSet<>();
    Map<String, List<Site.Make>> made = new LinkedHashMap<>();
    body.sites().stream()
        .filter(Site.Make.class::isInstance)
        .map(Site.Make.class::cast)
        .filter(make -> !make.copied())
        .sorted(Comparator.comparingInt(make -> make.span().start()))
        .forEach(make -> wanted(make, batch).ifPresent(name -> {
          String base = ScopeNames.base(name);
          if (!body.always(make.span())) {
            open.add(base);
          }
          made.computeIfAbsent(base, key -> new ArrayList<>()).add(make);
        }));
    List<Problem> found = new ArrayList<>();
    made.forEach((base, makes) -> {
      if (!open.contains(base)) {
        found.addAll(clashes(module, base, makes, batch));
      }
    });
    return found;
  }

  /// The name that a module asks for.
  private static Optional<String> wanted(Site.Make make, Batch batch) {
    return make.given().map(Site.GivenName::name).or(() -> make.type().map(batch.scopeNames()::get));
  }

  /// Numbers the modules as a scope does.
  private static List<Problem> clashes(ModuleModel module, String base, List<Site.Make> makes, Batch batch) {
    Map<Integer, Site.Make> taken = new HashMap<>();
    List<Problem> found = new ArrayList<>();
    int next = 0;
    for (Site.Make make : makes) {
      int asked = ScopeNames.number(wanted(make, batch).orElseThrow());
      int number = asked >= 0 ? asked : next;
      Site.Make first = taken.putIfAbsent(number, make);
      if (first != null) {
        found.add(problem(module, number == 0 && asked < 0 ? base : base + "_" + number, make, first));
      }
      next = Math.max(next, number + 1);
    }
    return found;
  }

  private static Problem problem(ModuleModel module, String name, Site.Make make, Site.Make first) {
    return Problem.of(Code.HK0306, Facts.at(module, make.given().map(Site.GivenName::span).orElse(make.span())))
        .wrong("Two modules of this scope are named '%s'; the other one is made at %s.",
            name, module.file().lineLabel(first.span().start()))
        .mend("Give one of them another name, or leave the number to the numbering.");
  }
}
