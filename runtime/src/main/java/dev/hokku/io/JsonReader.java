package dev.hokku.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads one JSON value from a text. Single use.
///
/// Source: RFC 8259; numbers with a fraction or an exponent are refused, and so are repeated names.
final class JsonReader {

  /// Text that is not the JSON we read.
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    /// Where in the text, in characters from 0.
    final int position;

    Malformed(String message, int position) {
      super(message);
      this.position = position;
    }
  }

  /// Deeper nesting than any header has; bounded so that a hostile file cannot overflow the stack.
  private static final int MAX_DEPTH = 32;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /// The value that `text` holds; blanks around it are skipped.
  static Json read(String text) throws Malformed {
    JsonReader reader = new JsonReader(text);
    Json value = reader.value(0);
    reader.skipBlanks();
    if (reader.at < text.length()) {
      throw reader.malformed("text after the end of the value");
    }
    return value;
  }

  private Json value(int depth) throws Malformed {
    if (depth > MAX_DEPTH) {
      throw malformed("more than %d levels of nesting".formatted(MAX_DEPTH));
    }
    skipBlanks();
    char c = peek();
    return switch (c) {
      case '{' -> members(depth);
      case '[' -> items(depth);
      case '"' -> new Json.Text(string());
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> word();
    };
  }

  private Json members(int depth) throws Malformed {
    Map<String, Json> values = new LinkedHashMap<>();
    expect('{');
    if (!next('}')) {
      do {
        skipBlanks();
        int start = at;
        String name = string();
        if (values.containsKey(name)) {
          at = start;
          throw malformed("the name \"%s\" a second time".formatted(name));
        }
        skipBlanks();
        expect(':');
        values.put(name, value(depth + 1));
      } while (next(','));
      skipBlanks();
      expect('}');
    }
    return new Json.Members(values);
  }

  private Json items(int depth) throws Malformed {
    List<Json> values = new ArrayList<>();
    expect('[');
    if (!next(']')) {
      do {
        values.add(value(depth + 1));
      } while (next(','));
      skipBlanks();
      expect(']');
    }
    return new Json.Items(values);
  }

  private Json number() throws Malformed {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    if (at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0) {
      throw malformed("a number that is not whole");
    }
    try {
      return new Json.Whole(Long.parseLong(text, start, at, 10));
    } catch (NumberFormatException e) {
      at = start;
      throw malformed("a number beyond 64 bits");
    }
  }

  private Json word() throws Malformed {
    for (String word : List.of("true", "false", "null")) {
      if (text.startsWith(word, at)) {
        at += word.length();
        return new Json.Word(word);
      }
    }
    throw malformed("the character '%s', which begins no value".formatted(peek()));
  }

  private String string() throws Malformed {
    expect('"');
    StringBuilder out = new StringBuilder();
    while (true) {
      char c = peek();
      if (c < ' ') {
        throw malformed("a control character in a string");
      }
      at++;
      if (c == '"') {
        return out.toString();
      }
      out.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() throws Malformed {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw malformed("an unknown escape '\\%s'".formatted(c));
    };
  }

  private char unicode() throws Malformed {
    if (at + 4 > text.length()) {
      throw malformed("an escape \\u with fewer than four digits");
    }
    int code = 0;
    for (int i = 0; i < 4; i++, at++) {
      int digit = Character.digit(text.charAt(at), 16);
      if (digit < 0) {
        throw malformed("an escape \\u with fewer than four digits");
      }
      code = 16 * code + digit;
    }
    return (char) code;
  }

  private boolean next(char wanted) {
    skipBlanks();
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) throws Malformed {
    char found = peek();
    if (found != wanted) {
      throw malformed("'%s' where '%s' belongs".formatted(found, wanted));
    }
    at++;
  }

  private char peek() throws Malformed {
    if (at >= text.length()) {
      throw malformed("the end of the text inside a value");
    }
    return text.charAt(at);
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private Malformed malformed(String found) {
    return new Malformed(found, at);
  }
}
