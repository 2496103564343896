package dev.hokku.processor.emit;

import java.util.List;

/// Aligns table rows for the Javadoc.
final class TableText {

  private TableText() {}

  static List<String> lines(List<String> rows) {
    return rows;
  }
}
