package dev.hokku.processor.check;

import dev.hokku.Effect;
import dev.hokku.processor.model.Body;
import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// HK0307. A module has one parameter of a name, and one state. Where shape and dtype are written out, the source tells whether two
/// requests agree.
final class OneShape implements Check {

  private static final Pattern CONSTANT = Pattern.compile("(Shape\\.(of\\([\\d, ]*\\)|SCALAR)|DType\\.\\w+)(, (Shape\\.(of\\([\\d, ]*\\)|SCALAR)|DType\\.\\w+))*");

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return facts.lowered(module).flatMap(m -> clashes(module, m).stream());
  }

  private static List<Problem> clashes(ModuleModel module, MethodModel method) {
    Body body = method.body().orElseThrow();
    Map<String, Site.Intrinsic> known = new HashMap<>();
    List<Problem> found = new ArrayList<>();
    for (Site site : body.sites()) {
      if (site instanceof Site.Intrinsic call && call.arguments().size() >= 3 && call.lambdas().isEmpty() && body.always(call.span())) {
        String name = text(module, call, 0);
        String what = what(module, call);
        if (name.startsWith("\"") && CONSTANT.matcher(what).matches()) {
          Site.Intrinsic first = known.putIfAbsent(kind(call) + " " + name, call);
          if (first != null && !what(module, first).equals(what)) {
            found.add(problem(module, call, first, name));
          }
        }
      }
    }
    return found;
  }

  private static String kind(Site.Intrinsic call) {
    return call.effects().contains(Effect.PARAMS) ? "parameter" : "state";
  }

  /// What stands between the name and the initializer: shape and dtype.
  private static String what(ModuleModel module, Site.Intrinsic call) {
    List<String> parts = new ArrayList<>();
    for (int i = 1; i < call.arguments().size() - 1; i++) {
      parts.add(text(module, call, i));
    }
    return String.join(", ", parts);
  }

  private static String text(ModuleModel module, Site.Intrinsic call, int argument) {
    return module.file().slice(call.arguments().get(argument)).replaceAll("\\s+", " ");
  }

  private static Problem problem(ModuleModel module, Site.Intrinsic call, Site.Intrinsic first, String name) {
    return Problem.of(Code.HK0307, Facts.at(module, call.arguments().get(1)))
        .wrong("The %s %s is asked for as %s here, but as %s at %s.",
            kind(call), name.replace('"', '\''), what(module, call), what(module, first), module.file().lineLabel(first.span().start()))
        .mend("Give the second one another name, or ask for the same shape and dtype.");
  }
}
