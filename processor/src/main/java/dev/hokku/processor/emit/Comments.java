package dev.hokku.processor.emit;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/// Tells code from comments in source text.
final class Comments {

  private Comments() {}

  /// What code names by itself; behind a dot (`frame.getParameter`, `frame.<Tensor>scan`) it is somebody else's member. Comments and quoted text name
  /// nothing.
  ///
  /// @param initial whether names are wanted that start with a character
  static Set<String> names(String text, IntPredicate initial) {
    Set<String> names = new HashSet<>();
    char before = ' ';
    int brackets = 0; // open ones of type arguments behind a dot
    int at = 0;
    while (at < text.length()) {
      int end = at + 1;
      if (Character.isJavaIdentifierStart(text.charAt(at))) {
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
          end++;
        }
        if (initial.test(text.charAt(at)) && before != '.' && !Character.isJavaIdentifierPart(before)) { // nor the suffix of a number
          names.add(text.substring(at, end));
        }
      } else {
        end = end(text, at);
      }
      char last = text.charAt(end - 1);
      if (last == '<' && (before == '.' || brackets > 0)) {
        brackets++;
      } else if (last == '>' && brackets > 0) {
        brackets--;
        last = brackets == 0 ? '.' : last;
      }
      before = last;
      at = end;
    }
    return names;
  }

  /// Where the comment, the quoted text or the single character that starts at an offset ends.
  private static int end(String text, int at) {
    char first = text.charAt(at);
    if (first != '/' && first != '"' && first != '\'') {
      return at + 1;
    }
    if (text.startsWith("//", at)) {
      return behind(text, "\n", at);
    }
    if (text.startsWith("/*", at)) {
      return behind(text, "*/", at + 2);
    }
    if (text.startsWith("\"\"\"", at)) {
      return quoted(text, "\"\"\"", at + 3);
    }
    return first == '/' ? at + 1 : quoted(text, first == '"' ? "\"" : "'", at + 1);
  }

  private static int quoted(String text, String close, int from) {
    int at = from;
    int end = behind(text, close, at);
    for (int escape = text.indexOf('\\', at, end); escape >= 0; escape = text.indexOf('\\', at, end)) {
      at = Math.min(escape + 2, text.length());
      end = behind(text, close, at);
    }
    return end;
  }

  private static int behind(String text, String close, int from) {
    int found = text.indexOf(close, from);
    return found < 0 ? text.length() : found + close.length();
  }
}
