package dev.hokku.backend.cpu.gemm;

/// The matrix whose rows are the patches of a padded image under a moving window (im2col), without writing it out: row `r` is made of
/// `pieces.length` runs of `run` floats, the `i`-th at `offset + rows[r] + pieces[i]`.
public final class Patches extends Placed implements Left {

  private final int[] rows;
  private final int[] pieces;
  private final int run;

  /// @param data the padded images, channels last
  /// @param offset index of the first element
  /// @param rows where the window begins, for each position of it
  /// @param pieces where each run begins in the window
  /// @param run floats in a run: the channels, times the window's width where that is contiguous
  public Patches(float[] data, int offset, int[] rows, int[] pieces, int run) {
    super(data, offset);
    this.rows = rows;
    this.pieces = pieces;
    this.run = run;
  }

  /// Patches of images that stand nowhere yet.
  public static Patches unplaced(int[] rows, int[] pieces, int run) {
    return new Patches(NOWHERE, 0, rows, pieces, run);
  }

  int[] rows() {
    return rows;
  }

  int[] pieces() {
    return pieces;
  }

  int run() {
    return run;
  }
}
