package dev.hokku.processor.check;

import dev.hokku.processor.report.Problem;
import java.util.Comparator;
import java.util.List;

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
    return facts.batch().modules().stream()
        .flatMap(module -> ALL.stream()
            .flatMap(check -> check.problemsIn(module, facts))
            .sorted(Comparator.comparingInt(problem -> problem.at().span().start())))
        .distinct()
        .toList();
  }
}
