package dev.hokku.processor.check;

import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.report.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// All rules. Of each module all problems are said at once, in the order of the source.
public final class Checks {

  private static final List<Check> ALL = List.of(
      new FinalFields(),
      new NoPrivateMembers(),
      new NoFieldWrites(),
      new NoSuperCalls(),
      new NoConcreteOverrides(),
      new NoInnerCreation(),
      new NoLocalModules(),
      new MarkedForward(),
      new NoGeneratedNames(),
      new NoForeignProtected(),
      new NoTakenNames(),
      new CompiledModules(),
      new OnlyLoweredEffects(),
      new NoForeignEffects(),
      new NoDroppedEffects(),
      new EffectsWithinBound(),
      new MarkedAbstracts(),
      new NoEscapingLambdas(),
      new VariableReceivers(),
      new NoIntrinsicReferences(),
      new KnownOrigins(),
      new NoCycles(),
      new GoodNames(),
      new DistinctNames(),
      new OneShape(),
      new KeysUsedOnce());

  private Checks() {}

  /// Everything that is wrong with a batch; empty if it can be lowered.
  public static List<Problem> run(Facts facts) {
    Set<Problem> all = new LinkedHashSet<>();
    for (ModuleModel module : facts.batch().modules()) {
      List<Problem> problems = new ArrayList<>();
      ALL.forEach(check -> check.problemsIn(module, facts).forEach(problems::add));
      problems.sort(Comparator.comparingInt(problem -> problem.at().span().start()));
      all.addAll(problems);
    }
    return List.copyOf(all);
  }
}
