package dev.hokku.cli;

import dev.hokku.viz.Picture;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes pictures where `--plot` says.
///
/// @param prefix of all file names
/// @param out says what was written
record PictureFiles(Path prefix, PrintWriter out) {

  /// Writes `PREFIX-NAME.svg` and `PREFIX-NAME.png`; an empty name is left out.
  void write(String name, Picture picture) throws IOException {
    String stem = name.isEmpty() ? prefix.toString() : prefix + "-" + name;
    Path svg = Path.of(stem + ".svg");
    Path png = Path.of(stem + ".png");
    if (svg.getParent() != null) {
      Files.createDirectories(svg.getParent());
    }
    picture.writeSvg(svg);
    picture.writePng(png);
    out.printf("picture: %s, %s%n", svg, png);
  }
}
