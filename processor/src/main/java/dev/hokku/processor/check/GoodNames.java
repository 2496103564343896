package dev.hokku.processor.check;

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
    Stream<Site.GivenName> scopes = facts.sites(module, Site.GivenName.class);
    Stream<Site.GivenName> modules = facts.sites(module, Site.Make.class).flatMap(make -> make.given().stream());
    return Stream.concat(scopes, modules)
        .distinct()
        .filter(name -> name.scope() ? !ScopeNames.isPath(name.name()) : !ScopeNames.isName(name.name()))
        .map(name -> Problem.of(Code.HK0305, Facts.at(module, name.span()))
            .wrong("'%s' is no name of a %s.", name.name(), name.scope() ? "scope" : "module")
            .mend("Use letters, digits and _, and no digit in front%s.", name.scope() ? "; a scope may be several names with / between them" : ""));
  }
}
