package dev.hokku.parity.tables;

import dev.hokku.hk.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads how our modules print, and respells names, constants and numbers as Python does.
final class PythonReader {

  private static final Pattern LABEL = Pattern.compile("([a-z]\\w*)=");
  private static final Pattern ATOM = Pattern.compile("'[^']*'|([^\\[\\](){},:=]|:(?! ))+");
  private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z_]+");
  private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");

  private final String text;
  private int at;

  private PythonReader(String text) {
    this.text = text;
  }

  static PythonValue read(String described) {
    PythonReader reader = new PythonReader(described);
    PythonValue value = reader.value();
    if (reader.at != described.length()) {
      throw new IllegalArgumentException("'%s' goes on after '%s'.".formatted(described, described.substring(0, reader.at)));
    }
    return value;
  }

  private PythonValue value() {
    char first = text.charAt(at);
    if (first == '[' || first == '(' || first == '{') {
      return new PythonValue.Items(first, entries());
    }
    int start = at;
    String atom = next(ATOM);
    if (text.startsWith("(", at)) {
      return new PythonValue.Call(atom, entries());
    }
    if (text.startsWith("[", at)) {
      entries();
      return new PythonValue.Atom(text.substring(start, at)); // a tensor's type or a record, which Python spells in no such way
    }
    return new PythonValue.Atom(respelled(atom));
  }

  /// All between a bracket and the one that closes it.
  private List<PythonValue.Entry> entries() {
    List<PythonValue.Entry> entries = new ArrayList<>();
    at++;
    while ("])}".indexOf(text.charAt(at)) < 0) {
      entries.add(entry());
      if (text.charAt(at) == ',') {
        at += text.startsWith(", ", at) ? 2 : 1;
      }
    }
    at++;
    return List.copyOf(entries);
  }

  private PythonValue.Entry entry() {
    Matcher label = LABEL.matcher(text).region(at, text.length());
    if (label.lookingAt()) {
      at = label.end();
      return new PythonValue.Entry(Names.camelToSnake(label.group(1)) + "=", value());
    }
    PythonValue value = value();
    if (!text.startsWith(": ", at)) {
      return new PythonValue.Entry("", value);
    }
    at += 2;
    return new PythonValue.Entry(value.repr() + ": ", value());
  }

  private String next(Pattern pattern) {
    Matcher found = pattern.matcher(text).region(at, text.length());
    if (!found.lookingAt()) {
      throw new IllegalArgumentException("'%s' cannot be read from '%s' on.".formatted(text, text.substring(at)));
    }
    at = found.end();
    return found.group();
  }

  private static String respelled(String atom) {
    return switch (atom) {
      case "true" -> "True";
      case "false" -> "False";
      case "null" -> "None";
      default -> CONSTANT.matcher(atom).matches() ? "'" + atom + "'" : FRACTION.matcher(atom).matches() ? fraction(atom) : atom;
    };
  }

  /// Python writes an exponent below 1e-4 and from 1e16 on, of two digits at least; Java does from other bounds.
  private static String fraction(String atom) {
    BigDecimal number = new BigDecimal(atom);
    int exponent = number.precision() - number.scale() - 1;
    if (number.signum() == 0 || exponent >= -4 && exponent < 16) {
      String plain = number.signum() == 0 ? "0.0" : number.stripTrailingZeros().toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    BigDecimal digits = number.movePointLeft(exponent).stripTrailingZeros();
    return "%se%s%02d".formatted(digits.toPlainString(), exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
