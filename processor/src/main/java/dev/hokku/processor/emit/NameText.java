package dev.hokku.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of modules as the source of an expression gives them: in whole, `"head"`, in part, `"linear_" + i`, or not at all.
final class NameText {

  private static final Pattern WITH_NAME = Pattern.compile("\\.withName\\((.*)\\)$", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("(?i)\\w*name\\w*(\\(\\))?");

  private NameText() {}

  /// The name that an expression gives to the module that it makes.
  ///
  /// @param byClass the name of a module that is given none
  static String of(String expression, String byClass) {
    String text = expression.strip();
    Matcher given = WITH_NAME.matcher(text);
    if (given.find()) {
      return written(given.group(1));
    }
    if (!text.startsWith("new ")) {
      return "{" + Row.shown(text) + "}"; // a method may give any name to what it returns
    }
    int open = text.indexOf('(');
    List<String> arguments = open < 0 ? List.of() : split(text.substring(open + 1, closing(text, open)), ',');
    String last = arguments.isEmpty() ? "" : arguments.getLast();
    return last.startsWith("\"") || NAME.matcher(last).matches() ? written(last) : byClass;
  }

  /// `linear_{i}` of `"linear_" + i`.
  private static String written(String name) {
    StringBuilder out = new StringBuilder();
    for (String part : split(name, '+')) {
      out.append(part.startsWith("\"") && part.endsWith("\"") ? part.substring(1, part.length() - 1) : "{" + Row.shown(part) + "}");
    }
    return out.toString();
  }

  /// The parts between separators that stand in no parentheses and no literal.
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        i = literalEnd(text, i);
      } else if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth--;
      } else if (c == separator && depth == 0) {
        parts.add(text.substring(from, i).strip());
        from = i + 1;
      }
    }
    String last = text.substring(from).strip();
    if (!last.isEmpty()) {
      parts.add(last);
    }
    return parts;
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '"' -> i = literalEnd(text, i);
        case '(' -> depth++;
        case ')' -> depth--;
        default -> {
          // part of an argument
        }
      }
      if (depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  private static int literalEnd(String text, int quote) {
    int i = quote + 1;
    while (i < text.length() - 1 && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }
}
