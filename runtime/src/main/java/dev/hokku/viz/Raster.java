package dev.hokku.viz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A picture of pixels, eight bits each of red, green and blue. Mutable while it is painted; then written as PNG.
public final class Raster {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final int width;
  private final int height;
  private final byte[] rgb;

  /// A white picture.
  public Raster(int width, int height) {
    this.width = width;
    this.height = height;
    this.rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
    Arrays.fill(rgb, (byte) 0xff);
  }

  /// In pixels.
  public int width() {
    return width;
  }

  /// In pixels.
  public int height() {
    return height;
  }

  /// Red, green and blue of a pixel.
  public int get(int x, int y) {
    int at = 3 * (y * width + x);
    return (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | rgb[at + 2] & 0xff;
  }

  /// Lays `color` over a pixel.
  ///
  /// @param coverage how much of the pixel is covered, in `[0, 1]`
  void blend(int x, int y, Color color, double coverage) {
    int at = 3 * (y * width + x);
    double weight = coverage * color.opacity();
    for (int channel = 0; channel < 3; channel++) {
      int over = color.rgb() >> (16 - 8 * channel) & 0xff;
      int under = rgb[at + channel] & 0xff;
      rgb[at + channel] = (byte) Math.round(under + weight * (over - under));
    }
  }

  /// The picture as a PNG file.
  ///
  /// Source: W3C, *Portable Network Graphics*, third edition, <https://www.w3.org/TR/png-3/>.
  public byte[] toPng() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    byte[] header = ByteBuffer.allocate(13)
        .putInt(width)
        .putInt(height)
        .put((byte) 8) // bits a channel
        .put((byte) 2) // colour type: red, green, blue
        .put((byte) 0) // compression: deflate
        .put((byte) 0) // filter method: one filter byte before each row
        .put((byte) 0) // not interlaced
        .array();
    chunk(out, "IHDR", header);
    chunk(out, "IDAT", compressed());
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private byte[] compressed() {
    byte[] rows = new byte[height * (1 + 3 * width)];
    for (int y = 0; y < height; y++) {
      // The byte before each row stays 0: no filter. Plots are flat colour, which deflate packs well as it is.
      System.arraycopy(rgb, 3 * y * width, rows, y * (1 + 3 * width) + 1, 3 * width);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(rows);
      deflater.finish();
      byte[] piece = new byte[1 << 14];
      while (!deflater.finished()) {
        out.write(piece, 0, deflater.deflate(piece));
      }
    }
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] typed = ByteBuffer.allocate(4 + data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data).array();
    CRC32 crc = new CRC32();
    crc.update(typed);
    out.writeBytes(ByteBuffer.allocate(8 + typed.length).putInt(data.length).put(typed).putInt((int) crc.getValue()).array());
  }
}
