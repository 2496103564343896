package dev.hokku.viz;

import dev.hokku.tensor.Tensor;
import dev.hokku.viz.Drawing.Anchor;
import dev.hokku.viz.Drawing.Point;
import java.util.ArrayList;
import java.util.List;

/// Grey images side by side, each with a caption: a look at a data set, or at what a network mistook.
public final class ImageGrid implements Picture {

  private static final double TILE = 64;
  private static final double GAP = 10;
  private static final double CAPTION = 16;
  private static final double CAPTION_SIZE = 11;

  private final String title;
  private final float[] pixels;
  private final int height;
  private final int width;
  private final List<String> captions;
  private final int columns;

  /// @param images `[N,H,W]` or `[N,H,W,1]`; 0 is paper, 1 is ink
  /// @param captions one per image, or none at all
  /// @param columns images a row
  public ImageGrid(String title, Tensor images, List<String> captions, int columns) {
    boolean grey = images.rank() == 3 || images.rank() == 4 && images.dim(3) == 1;
    if (!grey || images.dim(0) == 0 || columns < 1) {
      throw new IllegalArgumentException("%s are no grey images. Give [N,H,W] or [N,H,W,1] and at least one column.".formatted(images.aval()));
    }
    if (!captions.isEmpty() && captions.size() != images.dim(0)) {
      throw new IllegalArgumentException("%d captions do not fit %d images. Give one each, or none.".formatted(captions.size(), images.dim(0)));
    }
    this.title = title;
    this.pixels = images.toFloatArray();
    this.height = images.dim(1);
    this.width = images.dim(2);
    this.captions = List.copyOf(captions);
    this.columns = columns;
  }

  @Override
  public Drawing draw() {
    int count = pixels.length / (width * height);
    int across = Math.min(columns, count);
    double tileHeight = TILE * height / width;
    double row = tileHeight + GAP + (captions.isEmpty() ? 0 : CAPTION);
    double top = title.isEmpty() ? GAP : 36;
    double fullWidth = GAP + across * (TILE + GAP);
    double fullHeight = top + row * Math.ceilDiv(count, across);
    List<Drawing.Shape> shapes = new ArrayList<>();
    shapes.add(new Drawing.Box(new Point(0, 0), fullWidth, fullHeight, Color.WHITE));
    if (!title.isEmpty()) {
      shapes.add(new Drawing.Text(title, new Point(GAP, 24), 14, Anchor.START, false, Color.INK));
    }
    for (int i = 0; i < count; i++) {
      Point corner = new Point(GAP + i % across * (TILE + GAP), top + i / across * row);
      shapes.add(new Drawing.Picture(picture(i), corner, TILE, tileHeight));
      if (!captions.isEmpty()) {
        Point below = new Point(corner.x() + TILE / 2, corner.y() + tileHeight + CAPTION_SIZE + 1);
        shapes.add(new Drawing.Text(captions.get(i), below, CAPTION_SIZE, Anchor.MIDDLE, false, Color.FAINT));
      }
    }
    return new Drawing(fullWidth, fullHeight, List.copyOf(shapes));
  }

  private Raster picture(int index) {
    Raster raster = new Raster(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double ink = Math.clamp(pixels[(index * height + y) * width + x], 0, 1);
        raster.blend(x, y, Color.INK, 0.06 + 0.94 * ink);
      }
    }
    return raster;
  }

  @Override
  public String title() {
    return title;
  }
}
