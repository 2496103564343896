package dev.hokku.processor.check;

import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0201. Intrinsics and forward calls have a meaning in lowered code only: not in constructors, initialisers, classes that are no
/// modules, or static methods that no forward method calls.
final class OnlyLoweredEffects implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    Stream<Problem> outside = module.unlowered().stream()
        .filter(facts::hasEffect)
        .map(s -> Problem.of(Code.HK0201, Facts.at(module, s.span()))
            .wrong("'%s' is called in code that is not lowered: a constructor, an initialiser or a class that is no module.", Facts.called(s))
            .mend("Move the call, or the lambda that it stands in, into a forward method; or mark the class with @HkModule."));
    Stream<Problem> statics = module.methods().stream()
        .filter(m -> m.kind() == MethodModel.Kind.STATIC_HELPER && !facts.isLowered(m))
        .flatMap(m -> m.body().orElseThrow().sites().stream()
            .filter(s -> !(s instanceof Site.Make) && !(s instanceof Site.Reference) && facts.hasEffect(s))
            .map(s -> Problem.of(Code.HK0201, Facts.at(module, s.span()))
                .wrong("'%s' is called in '%s', a static method that no forward method calls, so it is not lowered.", Facts.called(s), m.name())
                .mend("Mark '%s' with @Forward, or call the generated '%s'.", m.name(), module.type().generated("Apply").nested())));
    return Stream.concat(outside, statics);
  }
}
