package dev.hokku.processor.check;

import dev.hokku.processor.report.Problem;
import java.util.List;

/// All rules, in the order in which users should read the errors.
public final class Checks {

  private static final List<Check> ALL = List.of(
      new FinalFields(),
      new NoPrivateMembers(),
      new NoFieldWrites(),
      new NoSuperCalls(),
      new NoConcreteOverrides(),
      new NoInnerCreation(),
      new NoGeneratedNames(),
      new NoForeignProtected(),
      new CompiledModules(),
      new OnlyLoweredEffects(),
      new NoDroppedEffects(),
      new EffectsWithinBound(),
      new MarkedAbstracts(),
      new NoEscapingLambdas(),
      new VariableReceivers(),
      new KnownOrigins(),
      new NoCycles());

  private Checks() {}

  /// Everything that is wrong with a batch; empty if it can be lowered.
  public static List<Problem> run(Facts facts) {
    return facts.batch().modules().stream()
        .flatMap(module -> ALL.stream().flatMap(check -> check.problemsIn(module, facts)))
        .distinct()
        .toList();
  }
}
