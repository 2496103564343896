package dev.hokku.processor.check;

import dev.hokku.processor.model.Body;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.ScopeNames;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0305. Names become parts of paths, which other tools read; Haiku takes identifiers only.
final class GoodNames implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return facts.lowered(module).flatMap(m -> names(m.body().orElseThrow()))
        .filter(name -> name.scope() ? !ScopeNames.isPath(name.name()) : !ScopeNames.isName(name.name()))
        .map(name -> Problem.of(Code.HK0305, Facts.at(module, name.span()))
            .wrong("'%s' is no name of a %s.", name.name(), name.scope() ? "scope" : "module")
            .mend("Use letters, digits and _, and no digit in front%s.", name.scope() ? "; a scope may be several names with / between them" : ""));
  }

  private static Stream<Site.GivenName> names(Body body) {
    return body.sites().stream().flatMap(site -> switch (site) {
      case Site.GivenName name -> Stream.of(name);
      case Site.Make make -> make.given().stream();
      default -> Stream.of();
    }).distinct();
  }
}
