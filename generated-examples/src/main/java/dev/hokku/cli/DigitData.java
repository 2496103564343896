package dev.hokku.cli;

import dev.hokku.core.HokkuException;
import dev.hokku.data.Csv;
import dev.hokku.data.Dataset;
import dev.hokku.data.Digits;
import dev.hokku.data.Idx;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Labelled images in two parts: the last fifth is for testing.
///
/// @param train images `f32[N,H,W]` in `[0, 1]`, labels `s32[N]`
/// @param test of the same kind
/// @param name of the source, for messages
record DigitData(Dataset train, Dataset test, String name) {

  private static final int DRAWN = 10_000;

  /// Fixed, so that every run is tested on the same digits.
  private static final Key DRAWN_KEY = Key.of(0);

  /// The images in `file`: CSV, or IDX with `images` in its name and its labels beside it; without a file, drawn digits.
  static DigitData load(@Nullable Path file) throws IOException {
    if (file == null) {
      return split(Digits.draw(DRAWN_KEY, DRAWN), "drawn digits");
    }
    String name = file.getFileName().toString();
    return split(name.contains("idx") ? idx(file, name) : csv(file), file.toString());
  }

  private static Dataset idx(Path images, String name) {
    try {
      return Idx.dataset(images, images.resolveSibling(name.replace("images", "labels").replace("idx3", "idx1")));
    } catch (IOException e) {
      throw new HokkuException("The images or their labels cannot be read: %s.".formatted(e), images.toString(), "Put train-images-idx3-ubyte and train-labels-idx1-ubyte in one directory.");
    }
  }

  /// A row of a table is a square image if its length is a square.
  private static Dataset csv(Path file) throws IOException {
    Dataset table = new Csv().readLabelled(file);
    int features = table.inputs().dim(1);
    int side = (int) Math.round(Math.sqrt(features));
    if (side * side != features) {
      throw new HokkuException("A row has %d pixels, which make no square image.".formatted(features), file.toString(), "Give rows of H*H pixels and a label.");
    }
    return table.withInputShape(side, side);
  }

  private static DigitData split(Dataset whole, String name) {
    if (whole.size() < 5) {
      throw new HokkuException("%d examples cannot be split.".formatted(whole.size()), name, "Give at least 5.");
    }
    int train = whole.size() - whole.size() / 5;
    Dataset scaled = new Dataset(scaled(whole.inputs()), whole.labels());
    return new DigitData(scaled.range(0, train), scaled.range(train, whole.size()), name);
  }

  /// The brightest pixel becomes 1, whatever unit the file has.
  private static Tensor scaled(Tensor images) {
    double brightest = images.max().item();
    return brightest > 0 && brightest != 1 ? images.mul(1 / brightest) : images;
  }

  /// Classes in both parts.
  int classes() {
    return Math.max(train.classes(), test.classes());
  }

  /// A number that other data would hardly share, so that a run is resumed on its own data.
  String fingerprint() {
    CRC32 crc = new CRC32();
    for (float pixel : train.inputs().toFloatArray()) {
      update(crc, Float.floatToIntBits(pixel));
    }
    for (int label : train.labels().toIntArray()) {
      update(crc, label);
    }
    return "%08x".formatted(crc.getValue());
  }

  private static void update(CRC32 crc, int value) {
    crc.update(value);
    crc.update(value >>> 8);
    crc.update(value >>> 16);
    crc.update(value >>> 24);
  }
}
