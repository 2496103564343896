package dev.hokku.processor.emit;

/// Tells code from comments in source text.
final class Comments {

  private Comments() {}

  /// The text without its comments; what stands in quotes stays.
  static String without(String text) {
    StringBuilder code = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = end(text, at);
      boolean comment = text.startsWith("//", at) || text.startsWith("/*", at);
      code.append(comment ? " " : text.substring(at, end));
      at = end;
    }
    return code.toString();
  }

  /// Where the comment, the quoted text or the single character that starts at an offset ends.
  private static int end(String text, int at) {
    if (text.startsWith("//", at)) {
      return behind(text, "\n", at);
    }
    if (text.startsWith("/*", at)) {
      return behind(text, "*/", at + 2);
    }
    if (text.startsWith("\"\"\"", at)) {
      return quoted(text, "\"\"\"", at + 3);
    }
    char first = text.charAt(at);
    return first == '"' || first == '\'' ? quoted(text, String.valueOf(first), at + 1) : at + 1;
  }

  private static int quoted(String text, String close, int from) {
    int at = from;
    while (at < text.length() && !text.startsWith(close, at)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), at + close.length());
  }

  private static int behind(String text, String close, int from) {
    int found = text.indexOf(close, from);
    return found < 0 ? text.length() : found + close.length();
  }
}
