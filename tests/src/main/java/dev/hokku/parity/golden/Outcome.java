package dev.hokku.parity.golden;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// What became of one case.
///
/// @param name the case
/// @param reason why it failed; null if it passed
/// @param withinRounding whether it passed only since roundings move its numbers as far as they are off
public record Outcome(String name, @Nullable String reason, boolean withinRounding) {

  public static Outcome fail(String name, String reason) {
    return new Outcome(name, reason, false);
  }

  /// The outcome of a check that throws what it finds.
  public static Outcome of(String name, Check check) {
    return ofCase(name, () -> {
      check.run();
      return false;
    });
  }

  /// The outcome of a check that throws what it finds, and tells whether roundings decided.
  public static Outcome ofCase(String name, Callable<Boolean> check) {
    try {
      return new Outcome(name, null, check.call());
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
