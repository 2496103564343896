package dev.hokku.parity.tables;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A value as Python spells it: on one line where 80 columns hold it, and over several where they do not.
///
/// Source: `haiku._src.utils.auto_repr` for calls, `pprint.pformat` for collections inside them.
sealed interface PythonValue {

  /// Columns of a line.
  int WIDTH = 80;

  /// Its `repr`: collections stay on one line, calls are broken if they are too long.
  String repr();

  /// A number, a word, a name.
  record Atom(String repr) implements PythonValue {}

  /// A list, tuple or dictionary.
  record Items(char open, List<Entry> entries) implements PythonValue {

    @Override
    public String repr() {
      return entries.stream().map(entry -> entry.label() + entry.value().repr()).collect(Collectors.joining(", ", open + "", close()));
    }

    private String close() {
      return switch (open) {
        case '[' -> "]";
        case '{' -> "}";
        default -> entries.size() == 1 ? ",)" : ")";
      };
    }
  }

  /// A constructor's name and the options that it was given.
  record Call(String name, List<Entry> options) implements PythonValue {

    @Override
    public String repr() {
      String line = options.stream().map(option -> option.label() + option.value().repr()).collect(Collectors.joining(", ", name + "(", ")"));
      if (line.length() <= WIDTH) {
        return line;
      }
      String lines = options.stream()
          .map(option -> option.label() + indented(option.label().length(), pretty(option.value(), 0, 0)).strip())
          .collect(Collectors.joining(",\n"));
      return "%s(\n%s,\n)".formatted(name, indented(4, lines));
    }
  }

  /// @param label `name=` of an option, `key: ` in a dictionary, or empty
  record Entry(String label, PythonValue value) {}

  /// `value` with one entry a line where the line is too short for all of it.
  ///
  /// @param indent columns before it
  /// @param allowance columns for what is closed or separated after it
  private static String pretty(PythonValue value, int indent, int allowance) {
    String line = value.repr();
    if (!(value instanceof Items items) || line.length() <= WIDTH - indent - allowance) {
      return line;
    }
    List<Entry> entries = items.entries();
    int inside = indent + 1;
    return IntStream.range(0, entries.size())
        .mapToObj(i -> {
          Entry entry = entries.get(i);
          int after = i < entries.size() - 1 ? 1 : allowance + items.close().length();
          return entry.label() + pretty(entry.value(), inside + entry.label().length(), after);
        })
        .collect(Collectors.joining(",\n" + " ".repeat(inside), items.open() + "", items.close()));
  }

  private static String indented(int columns, String text) {
    return text.lines().map(line -> " ".repeat(columns) + line).collect(Collectors.joining("\n"));
  }
}
