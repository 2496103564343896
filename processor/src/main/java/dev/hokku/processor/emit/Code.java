package dev.hokku.processor.emit;

/// Indented lines of source text.
final class Code {

  private final StringBuilder text = new StringBuilder();
  private int depth;

  Code line(String format, Object... arguments) {
    return raw(arguments.length == 0 ? format : format.formatted(arguments));
  }

  /// A line or several, each indented; empty ones stay empty.
  Code raw(String lines) {
    lines.lines().forEach(l -> text.append(l.isEmpty() ? "" : "  ".repeat(depth)).append(l).append('\n'));
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
