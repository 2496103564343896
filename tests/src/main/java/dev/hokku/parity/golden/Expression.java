package dev.hokku.parity.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/// A Python expression of calls, lists, tuples, numbers, words and names, as JSON: `LSTM(3, name='a')` gives
/// `{"$call": "LSTM", "args": [3], "kwargs": {"name": "a"}}`, and a bare name `tanh` gives `{"$name": "tanh"}`.
public final class Expression {

  private final String text;
  private int at;

  private Expression(String text) {
    this.text = text;
  }

  /// Reads an expression, which must be the whole text.
  public static JsonElement parse(String text) {
    Expression expression = new Expression(text);
    JsonElement value = expression.value();
    expression.blanks();
    if (expression.at != text.length()) {
      throw expression.unexpected();
    }
    return value;
  }

  private JsonElement value() {
    blanks();
    char first = peek();
    if (first == '[' || first == '(') {
      return sequence(first == '[' ? ']' : ')');
    }
    if (first == '\'' || first == '"') {
      at++;
      int end = text.indexOf(first, at);
      String word = text.substring(at, end);
      at = end + 1;
      return new JsonPrimitive(word);
    }
    return Character.isDigit(first) || first == '-' || first == '.' ? number() : name();
  }

  private JsonElement sequence(char close) {
    at++;
    JsonArray items = new JsonArray();
    while (!closes(close)) {
      items.add(value());
      comma();
    }
    return items;
  }

  private JsonElement number() {
    int start = at;
    while (at < text.length() && "0123456789.eE+-".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String digits = text.substring(start, at);
    return digits.matches("-?\\d+") ? new JsonPrimitive(Long.valueOf(digits)) : new JsonPrimitive(Double.valueOf(digits));
  }

  private JsonElement name() {
    String name = identifier();
    blanks();
    if (at < text.length() && peek() == '(') {
      return call(name);
    }
    return switch (name) {
      case "True" -> new JsonPrimitive(true);
      case "False" -> new JsonPrimitive(false);
      case "None" -> JsonNull.INSTANCE;
      default -> {
        JsonObject bare = new JsonObject();
        bare.addProperty("$name", name);
        yield bare;
      }
    };
  }

  private JsonElement call(String name) {
    at++;
    JsonArray args = new JsonArray();
    JsonObject kwargs = new JsonObject();
    while (!closes(')')) {
      int start = at;
      String key = Character.isJavaIdentifierStart(peek()) ? identifier() : "";
      blanks();
      if (!key.isEmpty() && peek() == '=') {
        at++;
        kwargs.add(key, value());
      } else {
        at = start;
        args.add(value());
      }
      comma();
    }
    JsonObject call = new JsonObject();
    call.addProperty("$call", name);
    call.add("args", args);
    call.add("kwargs", kwargs);
    return call;
  }

  private String identifier() {
    int start = at;
    while (at < text.length() && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    if (at == start) {
      throw unexpected();
    }
    return text.substring(start, at);
  }

  /// Steps over a closing bracket if it is next.
  private boolean closes(char close) {
    blanks();
    if (peek() == close) {
      at++;
      return true;
    }
    return false;
  }

  private void comma() {
    blanks();
    if (peek() == ',') {
      at++;
    }
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw unexpected();
    }
    return text.charAt(at);
  }

  private Mismatch unexpected() {
    return new Mismatch("cannot read the expression '%s' at position %d".formatted(text, at));
  }
}
