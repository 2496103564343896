package dev.hokku.backend.cpu.plan;

import java.util.List;

/// Makes a matrix product, with loops that follow it.
sealed interface ProductMaker extends Planned.Maker permits DotMaker, ConvMaker {

  /// The product, row by row.
  Value out();

  /// Its columns.
  int columns();

  /// The same with another place for the product, and loops that are run over each block of it.
  ProductMaker with(Value out, List<LoopMaker> behind);
}
