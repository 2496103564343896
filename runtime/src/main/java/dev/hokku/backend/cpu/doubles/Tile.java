package dev.hokku.backend.cpu.doubles;

/// Computes six rows of a product, a few columns wide, in registers.
interface Tile {

  /// Rows of every tile.
  int ROWS = 6;

  /// How many columns it is wide.
  int columns();

  /// `c += a b`, where `a` is packed `[depth][6]`, `b` is packed `[depth][columns]` and `c` is `[6][columns]`.
  ///
  /// @param ao where the panel of `a` begins
  /// @param bo where that of `b` does
  void run(int depth, double[] a, int ao, double[] b, int bo, double[] c);
}
