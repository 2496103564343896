package dev.hokku.io;

import java.util.List;
import java.util.Map;

/// A JSON value, as far as file headers need it: numbers are whole.
sealed interface Json {

  /// An object; members in the order of the text.
  record Members(Map<String, Json> values) implements Json {}

  /// An array.
  record Items(List<Json> values) implements Json {}

  /// A string.
  record Text(String value) implements Json {}

  /// A whole number.
  record Whole(long value) implements Json {}

  /// `true`, `false` or `null`: known, and used by no header of ours.
  record Word(String value) implements Json {}

  /// What kind of value this is, for messages.
  default String kind() {
    return switch (this) {
      case Members _ -> "an object";
      case Items _ -> "an array";
      case Text _ -> "a string";
      case Whole _ -> "a number";
      case Word word -> word.value();
    };
  }

  /// Appends `text` as a JSON string. Everything outside printable ASCII is escaped, so that the encoding never matters.
  static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7f) {
        out.append(c);
      } else {
        out.append("\\u%04x".formatted((int) c));
      }
    }
    out.append('"');
  }
}
