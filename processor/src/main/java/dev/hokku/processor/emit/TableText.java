package dev.hokku.processor.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Lays the rows of a table out in columns, as they are read in the file.
final class TableText {

  private static final Pattern NUMBER = Pattern.compile("_\\{[i-n]}");

  private TableText() {}

  /// @param root the module's own name in paths; empty for a function, whose own parameters are at the root
  static List<String> lines(List<Row> rows, String root) {
    List<String> lines = new ArrayList<>();
    section("Parameters", List.of("value", "initializer", "declared at"), of(rows, Row.Kind.PARAMETER), root, lines);
    section("State", List.of("value", "first value", "declared at"), of(rows, Row.Kind.STATE), root, lines);
    section("Known at run time", List.of("", "", "called at"), of(rows, Row.Kind.OPEN), root, lines);
    List<Row> keys = of(rows, Row.Kind.KEY);
    if (!keys.isEmpty()) {
      separate(lines);
      lines.add("Random keys");
      keys.forEach(k -> lines.add("  " + path(k, root) + " at " + k.where()));
    }
    if (rows.size() >= Tables.LIMIT) {
      lines.add("(the first " + Tables.LIMIT + " rows)");
    }
    legend(rows, lines);
    return lines;
  }

  /// What the tables leave to the run.
  private static void legend(List<Row> rows, List<String> lines) {
    boolean numbers = false;
    boolean names = false;
    boolean mapped = false;
    for (Row row : rows) {
      if (row.path().contains("{")) {
        String unnumbered = NUMBER.matcher(row.path()).replaceAll("");
        numbers |= !unnumbered.equals(row.path());
        names |= unnumbered.contains("{");
      }
      mapped |= row.value().startsWith(Row.MAPPED);
    }
    List<String> said = new ArrayList<>();
    if (numbers) {
      said.add("_{i}: a number that the run gives; where modules of one name are counted, the first has none");
    }
    if (names) {
      said.add("{name}: known at run time, as the place of a module that is handed in, of an element, of a stack");
    }
    if (mapped) {
      said.add(Row.MAPPED + ": axes that init adds");
    }
    if (!said.isEmpty()) {
      separate(lines);
      lines.addAll(said);
    }
  }

  /// Those of a kind, each path in one place.
  private static List<Row> of(List<Row> rows, Row.Kind kind) {
    Map<String, List<Row>> byPath = new LinkedHashMap<>();
    for (Row row : rows) {
      if (row.kind() == kind) {
        byPath.computeIfAbsent(row.path(), p -> new ArrayList<>()).add(row);
      }
    }
    List<Row> found = new ArrayList<>();
    byPath.values().forEach(found::addAll);
    return found;
  }

  private static String path(Row row, String root) {
    String path = row.shownBelow(root);
    return path.isEmpty() ? "~" : path;
  }

  private static void section(String title, List<String> heads, List<Row> rows, String root, List<String> lines) {
    if (rows.isEmpty()) {
      return;
    }
    separate(lines);
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of(title, "", heads.get(0), heads.get(1), heads.get(2)));
    String last = "";
    for (Row row : rows) {
      String path = path(row, root);
      cells.add(List.of(path.equals(last) ? "" : "  " + path, row.name(), row.value(), row.how(), row.where()));
      last = path;
    }
    int[] widths = new int[5];
    for (List<String> line : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> line : cells) {
      out.setLength(0);
      int blanks = 0; // in front of the next cell
      for (int i = 0; i < widths.length; i++) {
        out.repeat(' ', blanks).append(line.get(i));
        blanks = widths[i] == 0 ? 0 : widths[i] - line.get(i).length() + 2;
      }
      lines.add(out.toString().stripTrailing());
    }
  }

  private static void separate(List<String> lines) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
  }

  /// Text that stands in `<pre>` of a comment.
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;").replace("*/", "*&#47;");
  }
}
