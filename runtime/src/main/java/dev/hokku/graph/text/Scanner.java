package dev.hokku.graph.text;

import dev.hokku.core.HokkuException;

/// Reads a text character by character and knows where it is.
final class Scanner {

  private static final String PUNCTUATION = ",[]{}()=";

  private final String text;
  private int at;

  Scanner(String text) {
    this.text = text;
  }

  /// Whether the next token begins with `expected`; white space before it is skipped.
  boolean sees(String expected) {
    skipSpace();
    return text.startsWith(expected, at);
  }

  /// Reads `expected` if it is next.
  boolean accept(String expected) {
    if (!sees(expected)) {
      return false;
    }
    at += expected.length();
    return true;
  }

  /// Reads `expected`, which must be next.
  void expect(String expected) {
    if (!accept(expected)) {
      throw wrong("'%s' was expected".formatted(expected));
    }
  }

  /// Reads a word: all up to white space or punctuation.
  String word() {
    skipSpace();
    int start = at;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && PUNCTUATION.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      throw wrong("a word was expected");
    }
    return text.substring(start, at);
  }

  /// Whether more of the current line is left than spaces.
  boolean moreOnLine() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() && text.charAt(at) != '\n';
  }

  /// Reads the rest of the current line.
  String restOfLine() {
    int end = text.indexOf('\n', at);
    String rest = text.substring(at, end < 0 ? text.length() : end).strip();
    at = end < 0 ? text.length() : end;
    return rest;
  }

  /// Refuses anything but white space.
  void expectEnd() {
    skipSpace();
    if (at < text.length()) {
      throw wrong("the end was expected");
    }
  }

  /// An error at the current place.
  HokkuException wrong(String what) {
    String before = text.substring(0, at);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = at - before.lastIndexOf('\n');
    int end = text.indexOf('\n', at);
    String found = text.substring(at, end < 0 ? text.length() : Math.min(end, at + 40));
    return new HokkuException(
        "This is no graph: %s, but '%s' was found.".formatted(what, found),
        "line %d, column %d".formatted(line, column),
        "Graphs have the form that Graph.toString prints.");
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
