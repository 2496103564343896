package dev.hokku.tests.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// All primitives, with operands to try them on. A new primitive is one file and one row here; the laws follow by themselves.
public final class PrimitiveCatalogue {

  private static final List<Row> ROWS = rows();

  private PrimitiveCatalogue() {}

  /// One row per primitive.
  static List<Row> all() {
    return ROWS;
  }

  /// The names of all primitives, as graphs print them.
  public static Set<String> names() {
    Set<String> names = new TreeSet<>();
    ROWS.forEach(row -> row.samples().forEach(sample -> names.add(sample.op().name())));
    return names;
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.addAll(ElementwiseRows.all());
    rows.addAll(ShapeRows.all());
    rows.addAll(ProductRows.all());
    rows.addAll(LinalgRows.all());
    rows.addAll(ControlRows.all());
    return List.copyOf(rows);
  }
}
