package dev.hokku.tests.laws;

import java.util.List;
import java.util.stream.Stream;

/// Every layer and network, each in one or more configurations. A new one is a new row, and all laws are checked by themselves.
final class ModuleCatalogue {

  private ModuleCatalogue() {}

  static List<ModuleRow> all() {
    return Stream.of(LayerRows.all(), ConvRows.all(), NormRows.all(), RecurrentRows.all(), NetRows.all()).flatMap(List::stream).toList();
  }
}
