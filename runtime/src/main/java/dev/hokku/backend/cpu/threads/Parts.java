package dev.hokku.backend.cpu.threads;

/// Cuts a number of things into parts that are as even as can be, one for each member of a team. Part `part` is `[begin(n, part, parts), begin(n, part + 1, parts))`.
public final class Parts {

  private Parts() {}

  /// Where part `part` of `parts` begins.
  public static int begin(int n, int part, int parts) {
    return (int) ((long) n * part / parts);
  }

  /// Where it begins when things are cut at multiples of `unit`.
  public static int begin(int n, int part, int parts, int unit) {
    return (int) Math.min(n, (long) Math.ceilDiv(n, unit) * part / parts * unit);
  }
}
