package dev.hokku.parity.golden;

import org.jspecify.annotations.Nullable;

/// What became of one case.
///
/// @param name the case
/// @param reason why it failed; null if it passed
public record Outcome(String name, @Nullable String reason) {

  public static Outcome pass(String name) {
    return new Outcome(name, null);
  }

  public static Outcome fail(String name, String reason) {
    return new Outcome(name, reason);
  }

  /// The outcome of a check that throws what it finds.
  public static Outcome of(String name, Check check) {
    try {
      check.run();
      return pass(name);
    } catch (Mismatch mismatch) {
      return fail(name, mismatch.getMessage());
    } catch (Exception | AssertionError | StackOverflowError e) {
      return fail(name, describe(e));
    }
  }

  public boolean passed() {
    return reason == null;
  }

  /// `PASS name` or `FAIL name: reason`, on one line.
  public String line() {
    return reason == null ? "PASS " + name : "FAIL %s: %s".formatted(name, reason.strip().replaceAll("\\s*\\R\\s*", "; "));
  }

  private static String describe(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    String where = trace.length == 0 ? "" : " (at %s)".formatted(trace[0]);
    return e.getClass().getSimpleName() + ": " + e.getMessage() + where;
  }

  /// A check that throws a [Mismatch] for what differs.
  @FunctionalInterface
  public interface Check {
    void run() throws Exception;
  }
}
