package dev.hokku.viz;

import dev.hokku.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Something that can be looked at, as SVG or PNG.
public sealed interface Picture permits Plot, ImageGrid {

  /// What it shows, in a few words.
  String title();

  /// Everything laid out.
  Drawing draw();

  /// The picture as SVG text.
  default String toSvg() {
    return SvgText.of(draw(), title());
  }

  /// The picture as a PNG file, with two pixels a point: fine enough for a screen of high density.
  default byte[] toPng() {
    return Painter.paint(draw(), 2).toPng();
  }

  /// Writes the picture as SVG, whole or not at all.
  default void writeSvg(Path file) throws IOException {
    AtomicFile.write(file, toSvg().getBytes(StandardCharsets.UTF_8));
  }

  /// Writes the picture as PNG, whole or not at all.
  default void writePng(Path file) throws IOException {
    AtomicFile.write(file, toPng());
  }
}
