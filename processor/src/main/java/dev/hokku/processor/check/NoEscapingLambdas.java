package dev.hokku.processor.check;

import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Span;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// HK0205, HK0206. A lambda with effects runs on the frame of the call that it stands in: it must not outlive that call, and only
/// functions that thread frames may trace it.
final class NoEscapingLambdas implements Check {

  @Override
  public Stream<Problem> problemsIn(ModuleModel module, Facts facts) {
    return Stream.concat(escapes(module, facts), opaque(module, facts));
  }

  /// A function that is threaded must be written where it is given, so that it can be lowered with the call.
  private static Stream<Problem> opaque(ModuleModel module, Facts facts) {
    return Stream.concat(
        facts.sites(module, Site.Intrinsic.class)
            .flatMap(i -> i.opaque().stream().map(span -> notALambda(module, span, i.name()))),
        facts.sites(module, Site.Lifted.class)
            .filter(l -> l.lambdas().stream().anyMatch(a -> facts.hasEffects(module, a.span())))
            .flatMap(l -> l.opaque().stream().map(span -> notALambda(module, span, l.name()))));
  }

  private static Problem notALambda(ModuleModel module, Span span, String function) {
    return Problem.of(Code.HK0206, Facts.at(module, span))
        .wrong("'%s' runs this function on a frame of its own, so it must be written here as a lambda.", function)
        .mend("Write a lambda or a method reference as the argument.");
  }

  private static Stream<Problem> escapes(ModuleModel module, Facts facts) {
    return facts.sites(module, Site.Escape.class)
        .filter(e -> facts.hasEffects(module, e.lambda()))
        .map(e -> problem(module, e));
  }

  private static Problem problem(ModuleModel module, Site.Escape escape) {
    return switch (escape.where()) {
      case RETURNED -> Problem.of(Code.HK0205, Facts.at(module, escape.span()))
          .wrong("'%s' returns a lambda that uses parameters, state, keys or modules; it would run after the call has ended.", escape.name())
          .mend("Return the tensors that it computes, or make a module of it and return that.");
      case TRACED -> Problem.of(Code.HK0206, Facts.at(module, escape.span()))
          .wrong("'%s' is given a lambda with effects that it cannot thread parameters, state and keys through.", escape.name())
          .mend(escape.instead().isEmpty()
              ? "Write the lambda as an argument of scan, cond, vmap, remat, grad or another function of that kind; "
                  + "transforms of the whole network (jit) go outside, around apply."
              : "In a module write %s with a lambda for f.".formatted(escape.instead()));
    };
  }
}
