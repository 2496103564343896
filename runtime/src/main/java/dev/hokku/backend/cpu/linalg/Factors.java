package dev.hokku.backend.cpu.linalg;

import java.util.List;

/// Computes the results for one set of operand matrices. Vectors are matrices of one row.
@FunctionalInterface
interface Factors {

  /// @param in the operands, which may be overwritten
  List<Dense> of(List<Dense> in);
}
