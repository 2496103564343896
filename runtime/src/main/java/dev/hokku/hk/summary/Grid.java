package dev.hokku.hk.summary;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Draws a table with lines around its cells.
final class Grid {

  /// A header is that much wider than the cells need, so that it never touches the lines.
  private static final int HEADER_MARGIN = 2;

  private Grid() {}

  static String draw(List<Column> columns, List<List<String>> rows) {
    int[] widths = new int[columns.size()];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = columns.get(c).header().length() + HEADER_MARGIN;
      for (List<String> row : rows) {
        widths[c] = Math.max(widths[c], row.get(c).lines().mapToInt(String::length).max().orElse(0));
      }
    }
    StringBuilder out = new StringBuilder(line(widths, '-')).append('\n');
    row(columns, columns.stream().map(Column::header).toList(), widths, out);
    out.append(line(widths, '='));
    for (List<String> row : rows) {
      out.append('\n');
      row(columns, row, widths, out);
      out.append(line(widths, '-'));
    }
    return out.toString();
  }

  private static String line(int[] widths, char dash) {
    return Arrays.stream(widths).mapToObj(width -> String.valueOf(dash).repeat(width + 2)).collect(Collectors.joining("+", "+", "+"));
  }

  private static void row(List<Column> columns, List<String> cells, int[] widths, StringBuilder out) {
    List<List<String>> lines = cells.stream().map(cell -> cell.lines().toList()).toList();
    int height = lines.stream().mapToInt(List::size).max().orElse(1);
    for (int i = 0; i < Math.max(1, height); i++) {
      for (int c = 0; c < widths.length; c++) {
        String text = i < lines.get(c).size() ? lines.get(c).get(i) : "";
        String blanks = " ".repeat(widths[c] - text.length());
        out.append("| ").append(columns.get(c).right() ? blanks + text : text + blanks).append(' ');
      }
      out.append("|\n");
    }
  }
}
