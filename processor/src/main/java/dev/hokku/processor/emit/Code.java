package dev.hokku.processor.emit;

/// Indented lines of source text.
final class Code {

  private final StringBuilder text = new StringBuilder();
  private int depth;

  /// A line, or several, in which each `%s` stands for the next argument.
  Code line(String format, Object... arguments) {
    return raw(filled(format, arguments));
  }

  /// What `format.formatted(arguments)` says, without a formatter's cost.
  private static String filled(String format, Object... arguments) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Object argument : arguments) {
      int hole = format.indexOf("%s", at);
      out.append(format, at, hole).append(argument);
      at = hole + 2;
    }
    return at == 0 ? format : out.append(format, at, format.length()).toString();
  }

  /// A line or several, each indented; empty ones stay empty.
  Code raw(String lines) {
    int at = 0;
    while (at < lines.length()) {
      int end = lines.indexOf('\n', at);
      int stop = end < 0 ? lines.length() : end;
      if (stop > at) {
        text.repeat("  ", depth).append(lines, at, stop);
      }
      text.append('\n');
      at = stop + 1;
    }
    return this;
  }

  /// Ends the last line with this.
  Code endLine(String end) {
    text.insert(text.length() - 1, end);
    return this;
  }

  Code blank() {
    text.append('\n');
    return this;
  }

  Code in() {
    depth++;
    return this;
  }

  Code out() {
    depth--;
    return this;
  }

  String text() {
    return text.toString();
  }
}
