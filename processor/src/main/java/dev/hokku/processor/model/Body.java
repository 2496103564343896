package dev.hokku.processor.model;

import dev.hokku.Effect;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A method body: a stretch of the user's text, and what was resolved in it.
///
/// @param block the text between the braces
/// @param statements where each top-level statement starts
/// @param sites what lowering may change or checks may refuse, in source order
/// @param declaresClasses whether a class is declared in it, whose members would hide those of the generated class
/// @param loops stretches that may run more than once: loops and lambdas
/// @param conditional stretches that may not run at all: branches, loops, lambdas
/// @param identifiers every name in sight, so that injected names can keep clear of them
public record Body(Span block, List<Integer> statements, List<Site> sites, boolean declaresClasses, List<Span> loops, List<Span> conditional,
    Set<String> identifiers) {

  /// Whether what stands at `span` runs whenever the body does.
  public boolean always(Span span) {
    return conditional.stream().noneMatch(c -> c.contains(span));
  }

  /// Effects that what stands at `span` may have without the body's having them: a key that only init draws, parameters of a function's own.
  public Set<Effect> withheld(Span span) {
    Set<Effect> withheld = EnumSet.noneOf(Effect.class);
    for (Site site : sites) {
      if (site instanceof Site.Intrinsic around && around.span().contains(span)) {
        withheld.addAll(around.withheld(span));
      }
    }
    return withheld;
  }
}
