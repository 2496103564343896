package dev.hokku.processor.emit;

import dev.hokku.processor.model.Body;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What stands around a stretch of a body, as far as paths depend on it: named scopes, functions with parameters of their own, loops, branches.
final class Around {

  /// Between two branches of which only one runs: of `if` and of `?:`, or two labels of a `switch`.
  private static final Pattern OTHERWISE = Pattern.compile("\\s*(else|:)?\\s*");

  private final String text;
  private final Body body;
  /// Calls that run functions, from the outermost.
  private final List<Site.Intrinsic> calls = new ArrayList<>();
  /// The names of those that are scopes.
  private final Map<Span, String> names = new HashMap<>();
  /// Functions that run once where names are concerned, whatever the call does with them.
  private final Set<Span> once = new HashSet<>();

  Around(String text, Body body) {
    this.text = text;
    this.body = body;
    for (Site site : body.sites()) {
      switch (site) {
        case Site.Intrinsic call when !call.lambdas().isEmpty() -> {
          calls.add(call);
          call.lambdas().forEach(lambda -> once.add(lambda.span()));
        }
        case Site.Lifted call -> call.lambdas().forEach(lambda -> once.add(lambda.span()));
        default -> {
          // other sites run no functions
        }
      }
    }
    calls.sort((a, b) -> a.span().start() != b.span().start() ? a.span().start() - b.span().start() : b.span().end() - a.span().end());
    for (Site site : body.sites()) {
      if (site instanceof Site.GivenName given && given.scope()) {
        calls.stream().filter(call -> call.arguments().contains(given.span())).findFirst().ifPresent(call -> names.put(call.span(), given.name()));
      }
    }
  }

  /// The name that a scope, or the place of a lifted function, is given in the source.
  Optional<String> name(Site.Intrinsic call) {
    return Optional.ofNullable(names.get(call.span()));
  }

  /// What the scopes around add to paths; those around a function with parameters of its own do not count inside it.
  String scopes(Span span) {
    String path = "";
    for (Site.Intrinsic call : calls) {
      if (call.lambdas().stream().anyMatch(lambda -> lambda.span().contains(span))) {
        path = isIsolated(call, span) ? "" : Row.join(path, added(call));
      }
    }
    return path;
  }

  private String added(Site.Intrinsic call) {
    return call.placed().contains(true) ? "{" + call.name() + "}" : names.getOrDefault(call.span(), "");
  }

  /// The innermost call with a function around the span that has parameters of its own.
  Optional<Site.Intrinsic> isolated(Span span) {
    for (Site.Intrinsic call : calls.reversed()) {
      if (isIsolated(call, span)) {
        return Optional.of(call);
      }
    }
    return Optional.empty();
  }

  private static boolean isIsolated(Site.Intrinsic call, Span span) {
    for (int i = 0; i < call.arguments().size(); i++) {
      if (call.isolated().get(i) && call.arguments().get(i).contains(span)) {
        return true;
      }
    }
    return false;
  }

  /// Whether it may run more than once in one scope.
  boolean repeated(Span span) {
    return body.loops().stream().anyMatch(loop -> loop.contains(span) && !once.contains(loop));
  }

  /// Whether `earlier` has run whenever `span` runs.
  boolean certain(Span earlier, Span span) {
    return body.conditional().stream().allMatch(part -> !part.contains(earlier) || part.contains(span) || runs(part));
  }

  private boolean runs(Span part) {
    return calls.stream().anyMatch(call -> call.lambdas().stream().anyMatch(lambda -> lambda.span().equals(part)) && !call.placed().contains(true));
  }

  /// Whether only one of the two can run, as the branches of an `if`.
  boolean exclusive(Span earlier, Span span) {
    for (Span first : body.conditional()) {
      for (Span second : body.conditional()) {
        if (first.end() <= second.start() && first.contains(earlier) && second.contains(span)
            && OTHERWISE.matcher(text.substring(first.end(), second.start())).matches()) {
          return true;
        }
      }
    }
    return false;
  }
}
