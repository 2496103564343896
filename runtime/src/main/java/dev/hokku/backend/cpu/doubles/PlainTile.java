package dev.hokku.backend.cpu.doubles;

/// Without vectors: four columns.
final class PlainTile implements Tile {

  private static final int COLUMNS = 4;

  @Override
  public int columns() {
    return COLUMNS;
  }

  @Override
  public void run(int depth, double[] a, int ao, double[] b, int bo, double[] c) {
    for (int k = 0; k < depth; k++) {
      for (int row = 0; row < ROWS; row++) {
        double factor = a[ao + ROWS * k + row];
        for (int column = 0; column < COLUMNS; column++) {
          c[row * COLUMNS + column] = Math.fma(factor, b[bo + COLUMNS * k + column], c[row * COLUMNS + column]);
        }
      }
    }
  }
}
