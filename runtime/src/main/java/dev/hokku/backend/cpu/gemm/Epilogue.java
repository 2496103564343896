package dev.hokku.backend.cpu.gemm;

/// What happens to a block of a product as soon as it is finished and still in the cache: bias, activation, a whole fused loop.
///
/// Applied exactly once to each element, by any thread, in blocks of any shape: it must treat each element by itself.
@FunctionalInterface
public interface Epilogue {

  /// Rewrites `rows x columns` elements from `(row, column)` on.
  ///
  /// @param part of the team's task that computed them; no other call with the same number runs at the same time
  void apply(int part, int row, int rows, int column, int columns);
}
