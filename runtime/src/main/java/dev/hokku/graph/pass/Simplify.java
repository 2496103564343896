package dev.hokku.graph.pass;

import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Applies the algebraic rules of `NothingToDo`, `TwoMovesInOne`, `Neutral` and `SignsAndChoices`, whose comments list them, until none fires.
///
/// No rule changes a bit of a result, but for the sign and payload of a NaN. So there is no `x - x`, no `x + 0` and no reassociation of floats.
///
/// ```text
/// before:  b = transpose[permutation={1,0}] a;  c = transpose[permutation={1,0}] b;  d = neg c;  e = add c d
/// after:   …;  d = neg a;  e = sub a a
/// ```
///
/// Leaves behind: dead equations. Run [DeadCode] after it.
/// Cost: one walk; each equation is looked at once more for each rule that fired on it.
public record Simplify() implements Pass {

  private static final List<Rule> RULES = List.of(new NothingToDo(), new TwoMovesInOne(), new Neutral(), new SignsAndChoices());

  @Override
  public Graph run(Graph graph) {
    Scope scope = new Scope();
    Substitution renamed = new Substitution();
    List<Eqn> eqns = new ArrayList<>(graph.eqns().size());
    boolean changed = false;
    for (Eqn eqn : graph.eqns()) {
      Eqn current = renamed.apply(eqn);
      Optional<Rule.Rewrite> rewrite = rewrite(current, scope);
      while (rewrite.isPresent() && rewrite.get() instanceof Rule.Rewrite.Become become) {
        current = new Eqn(become.op(), become.in(), current.out(), current.where());
        rewrite = rewrite(current, scope);
      }
      changed |= current != eqn;
      if (rewrite.isPresent() && rewrite.get() instanceof Rule.Rewrite.Alias alias) {
        renamed.put(eqn.out().getFirst(), alias.atom());
        changed = true;
      } else {
        eqns.add(current);
        scope.add(current);
      }
    }
    return changed ? new Graph(graph.invars(), eqns, renamed.apply(graph.outvars())) : graph;
  }

  /// Rules speak of equations with one result.
  private static Optional<Rule.Rewrite> rewrite(Eqn eqn, Scope scope) {
    if (eqn.out().size() != 1) {
      return Optional.empty();
    }
    return RULES.stream().map(rule -> rule.apply(eqn, scope)).flatMap(Optional::stream).findFirst();
  }
}
