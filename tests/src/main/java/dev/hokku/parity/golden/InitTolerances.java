package dev.hokku.parity.golden;

/// How near first values must be: not a bit may differ, with the one exception of large orthogonal matrices.
final class InitTolerances {

  /// From 129 rows and columns on LAPACK reflects in blocks, in another order.
  private static final int REFLECTED_ONE_BY_ONE = 128 * 128;

  private static final Tolerance ORTHOGONAL = new Tolerance(1e-5, 0, 0, 0);

  private InitTolerances() {}

  /// Of parameters.
  static Tolerances of(GoldenCase golden) {
    String options = "%s %s".formatted(golden.config(), golden.variant());
    boolean blocked = options.contains("Orthogonal") && golden.params().stream().anyMatch(p -> p.value().shape().size() > REFLECTED_ONE_BY_ONE);
    Tolerance tolerance = blocked ? ORTHOGONAL : Tolerance.EXACT;
    return new Tolerances(tolerance, tolerance, tolerance);
  }

  /// Of first states, which may depend on data.
  static Tolerances ofState(GoldenCase golden) {
    return Tolerances.ofValues(golden.kind());
  }
}
