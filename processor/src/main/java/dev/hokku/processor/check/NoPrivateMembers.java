package dev.hokku.processor.check;

import dev.hokku.processor.model.FieldModel;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// HK0104. Generated code stands in the same package but in another class, so what it uses cannot be private.
final class NoPrivateMembers implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    Set<String> own = module.fields().stream().map(FieldModel::name).collect(Collectors.toSet());
    Set<String> used = facts.hazards(module, Site.Kind.PRIVATE_FIELD).map(Site.Hazard::name).collect(Collectors.toSet());
    String twin = module.type().generated("Apply").nested();
    Stream<Problem> fields = module.fields().stream()
        .filter(f -> f.isPrivate() && !f.isComponent())
        .filter(f -> f.holdsModules() || used.contains(f.name()) || module.givenName().filter(f.name()::equals).isPresent())
        .map(f -> Problem.of(Code.HK0104, f.at())
            .wrong("Field '%s' is private, so %s, in the same package, cannot read it.", f.name(), twin)
            .mend("Remove 'private'."));
    Stream<Problem> others = facts.sites(module, Site.Hazard.class)
        .filter(h -> what(h.kind()) != null && !(h.kind() == Site.Kind.PRIVATE_FIELD && own.contains(h.name())))
        .map(h -> Problem.of(Code.HK0104, Facts.at(module, h.span()))
            .wrong("%s '%s' is private, so %s, in the same package, cannot use it.", what(h.kind()), h.name(), twin)
            .mend("Remove 'private' from its declaration."));
    return Stream.concat(fields, others);
  }

  private static @Nullable String what(Site.Kind kind) {
    return switch (kind) {
      case PRIVATE_FIELD -> "Field";
      case PRIVATE_METHOD -> "Method";
      case PRIVATE_CONSTRUCTOR -> "The constructor of";
      case PRIVATE_TYPE -> "Class";
      case PROTECTED_ELSEWHERE, FIELD_WRITE, SUPER_CALL, INNER_CREATION, LOCAL_MODULE, INTRINSIC_REFERENCE, GENERATED_NAME, COMPILED_WITHOUT_PROCESSOR -> null;
    };
  }
}
