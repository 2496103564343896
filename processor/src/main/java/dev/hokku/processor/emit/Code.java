package dev.hokku.processor.emit;

import dev.hokku.processor.model.TypeRef;
import java.util.function.Function;

/// Indented lines of source text; what is marked as a class's name is written as the file names it.
final class Code {

  /// What most classes fit into.
  private static final int USUAL = 8192;

  private final StringBuilder text = new StringBuilder(USUAL);
  private final Function<TypeRef, String> name;
  private String indent = "";

  /// @param name how the file names a class
  Code(Function<TypeRef, String> name) {
    this.name = name;
  }

  /// A line, or several, in which each `%s` stands for the next argument.
  Code line(String format, Object... arguments) {
    int at = 0;
    for (Object argument : arguments) {
      int hole = format.indexOf("%s", at);
      add(format, at, hole);
      String value = argument.toString();
      add(value, 0, value.length());
      at = hole + 2;
    }
    add(format, at, format.length());
    return endLine();
  }

  /// A line or several, each indented; empty ones stay empty.
  Code raw(String lines) {
    add(lines, 0, lines.length());
    return endLine();
  }

  private void add(String piece, int from, int to) {
    int at = from;
    while (at < to) {
      int newline = piece.indexOf('\n', at, to);
      if (newline != at && startsLine()) {
        text.append(indent);
      }
      int stop = newline < 0 ? to : newline + 1;
      TypeRef.unmark(piece, at, stop, name, text);
      at = stop;
    }
  }

  private boolean startsLine() {
    return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
  }

  private Code endLine() {
    return startsLine() ? this : blank();
  }

  Code blank() {
    text.append('\n');
    return this;
  }

  Code in() {
    indent += "  ";
    return this;
  }

  Code out() {
    indent = indent.substring(2);
    return this;
  }

  /// Drops empty lines at the end.
  Code trim() {
    int end = text.length();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    text.setLength(end);
    return endLine();
  }

  int length() {
    return text.length();
  }

  String text() {
    return text.toString();
  }
}
