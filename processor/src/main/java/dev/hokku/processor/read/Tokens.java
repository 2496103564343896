package dev.hokku.processor.read;

/// The little that must be known of Java's tokens: what is white space or a comment.
final class Tokens {

  private Tokens() {}

  /// The first offset at or after `from` that is neither white space nor comment.
  static int skipBlank(String text, int from) {
    int at = from;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("//", at)) {
        int line = text.indexOf('\n', at);
        at = line < 0 ? text.length() : line;
      } else if (text.startsWith("/*", at)) {
        int close = text.indexOf("*/", at + 2);
        at = close < 0 ? text.length() : close + 2;
      } else {
        return at;
      }
    }
    return at;
  }
}
