package dev.hokku.viz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.lax.Array;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.ShapedArray;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class PlotTest {

  private static final Plot PLOT =
      Plot.titled("a < b").withAxes("x", "y").withDots("data", new double[] {0, 1, 2}, new double[] {0, 1, 4}).withLine("line", new double[] {0, 2}, new double[] {0, 4});

  @Test
  void theSvgHasADotPerPointAndNamesEverySeries() {
    String svg = PLOT.toSvg();

    assertEquals(4, svg.split("<circle", -1).length - 1, "three dots and one in the legend");
    assertTrue(svg.contains(">data</text>") && svg.contains(">line</text>") && svg.contains("<title>a &lt; b</title>"), svg);
  }

  @Test
  void thePngHasSoundChunksAndTheStatedSize() throws IOException {
    DataInputStream png = new DataInputStream(new ByteArrayInputStream(PLOT.toPng()));
    png.skipNBytes(8);
    byte[] header = chunk(png, "IHDR");
    byte[] pixels = new InflaterInputStream(new ByteArrayInputStream(chunk(png, "IDAT"))).readAllBytes();
    chunk(png, "IEND");

    assertEquals(0, png.available());
    assertArrayEquals(new byte[] {0, 0, 5, 0, 0, 0, 3, 32}, Arrays.copyOf(header, 8));
    assertEquals(800 * (1 + 3 * 1280), pixels.length);
  }

  @Test
  void ticksAreRoundValues() {
    assertEquals(List.of(-2.0, -1.0, 0.0, 1.0, 2.0), Scale.linear(-2, 2).ticks(7));
    assertEquals(List.of(0.01, 0.1, 1.0), Scale.logarithmic(0.005, 2).ticks(6));
    assertEquals(List.of("0", "0.25", "1500", "1e-5", "2.5e7"), List.of(Scale.label(0), Scale.label(0.25), Scale.label(1500), Scale.label(1e-5), Scale.label(2.5e7)));
  }

  @Test
  void aValueThatIsNotFiniteLeavesAGap() {
    double[] xs = {0, 1, 2, 3, 4};
    String svg = Plot.titled("gap").withLine("l", xs, new double[] {0, 1, Double.NaN, 3, 4}).toSvg();
    String whole = Plot.titled("gap").withLine("l", xs, xs).toSvg();

    assertEquals(whole.split("<polyline", -1).length + 1, svg.split("<polyline", -1).length);
    assertFalse(svg.contains("NaN"));
    assertThrows(IllegalArgumentException.class, () -> Plot.titled("none").withLine("l", new double[] {1}, new double[] {Double.NaN}).toSvg());
  }

  @Test
  void aGridShowsEachImageWithItsCaption() {
    ImageGrid grid = new ImageGrid("two", new Array(ShapedArray.f32(2, 2, 2), Buffer.of(new float[] {0, 1, 0, 1, 1, 1, 0, 0})), List.of("a", "b"), 5);
    List<Drawing.Shape> shapes = grid.draw().shapes();

    assertEquals(2, shapes.stream().filter(Drawing.Picture.class::isInstance).count());
    assertEquals(3, shapes.stream().filter(Drawing.Text.class::isInstance).count());
    assertEquals(Color.INK.rgb(), ((Drawing.Picture) shapes.get(2)).pixels().get(1, 0));
  }

  private static byte[] chunk(DataInputStream png, String type) throws IOException {
    int length = png.readInt();
    byte[] typed = png.readNBytes(4 + length);
    assertEquals(type, new String(typed, 0, 4, StandardCharsets.US_ASCII));
    CRC32 crc = new CRC32();
    crc.update(typed);
    assertEquals((int) crc.getValue(), png.readInt());
    return Arrays.copyOfRange(typed, 4, typed.length);
  }
}
