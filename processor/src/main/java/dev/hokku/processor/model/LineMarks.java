package dev.hokku.processor.model;

import java.util.ArrayList;
import java.util.List;

/// Marks in a generated text: the line behind one comes from this line of the user's source, or from none. The table that they make goes into the class, for messages.
public final class LineMarks {

  private static final char MARK = '\u0003';

  /// How long a table may be without its text's being copied once more.
  private static final int USUAL = 256;

  private LineMarks() {}

  /// At the end of a line: the next one comes from `line`; 0 for none.
  public static String next(int line) {
    return MARK + Integer.toString(line) + MARK;
  }

  /// A file's text without its marks, and where stretches begin that come from consecutive lines: `58:24 64:31 70:0`.
  ///
  /// @param head what stands above the text; it has no marks
  /// @param table in place of it, on one line, the text has the table
  public static String resolve(String head, String text, String file, String table) {
    StringBuilder out = new StringBuilder(head.length() + text.length() + USUAL).append(head);
    List<String> starts = new ArrayList<>();
    int line = 1 + newlines(head, 0, head.length());
    int from = 0; // what the line comes from; 0 for nowhere
    int at = 0;
    for (int mark = text.indexOf(MARK); mark >= 0; mark = text.indexOf(MARK, at)) {
      int end = text.indexOf(MARK, mark + 1);
      int newlines = newlines(text, at, mark);
      out.append(text, at, mark);
      line += newlines;
      from = from == 0 ? 0 : from + newlines;
      int said = Integer.parseInt(text.substring(mark + 1, end));
      if (said != (from == 0 ? 0 : from + 1)) {
        starts.add(line + 1 + ":" + said);
        from = said == 0 ? 0 : said - 1;
      }
      at = end + 1;
    }
    out.append(text, at, text.length());
    int place = out.indexOf(table);
    return out.replace(place, place + table.length(), file + (starts.isEmpty() ? "" : " " + String.join(" ", starts))).toString();
  }

  private static int newlines(String text, int from, int to) {
    int count = 0;
    for (int i = text.indexOf('\n', from, to); i >= 0; i = text.indexOf('\n', i + 1, to)) {
      count++;
    }
    return count;
  }
}
