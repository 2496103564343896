package dev.hokku.cli;

import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Tensor;
import dev.hokku.viz.ImageGrid;
import java.util.ArrayList;
import java.util.List;

/// Images above what an autoencoder remembers of them.
final class Reconstructions {

  private static final int COLUMNS = 10;

  private Reconstructions() {}

  /// @param images `f32[N,H,W]`
  /// @param remembered `f32[N,H,W]`
  static ImageGrid of(Tensor images, Tensor remembered) {
    List<Tensor> rows = new ArrayList<>();
    for (int from = 0; from < images.dim(0); from += COLUMNS) {
      Tensor row = Numpy.arange(from, Math.min(from + COLUMNS, images.dim(0)));
      rows.add(Numpy.take(images, row, 0));
      rows.add(Numpy.take(remembered, row, 0));
    }
    return new ImageGrid("Images, and below each what is remembered", Numpy.concatenate(rows, 0), List.of(), COLUMNS);
  }
}
