package dev.hokku.processor.report;

import dev.hokku.processor.model.At;

/// One message: what was wrong, where, and how to mend it.
public record Problem(Code code, At at, String wrong, String mend) {

  /// Starts a message at its place.
  public static Start of(Code code, At at) {
    return new Start(code, at);
  }

  public record Start(Code code, At at) {
    public Wrong wrong(String format, Object... arguments) {
      return new Wrong(code, at, format.formatted(arguments));
    }
  }

  public record Wrong(Code code, At at, String wrong) {
    public Problem mend(String format, Object... arguments) {
      return new Problem(code, at, wrong, format.formatted(arguments));
    }
  }

  /// The text that users see.
  public String text() {
    return text(code, wrong, mend);
  }

  public static String text(Code code, String wrong, String mend) {
    return "[%s] %s%n  %s".formatted(code, wrong, mend).replace("\r\n", "\n");
  }
}
