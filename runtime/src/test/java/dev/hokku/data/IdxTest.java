package dev.hokku.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {

  private static final String IMAGES = "00000803 00000002 00000001 00000003 00ff80 010203";
  private static final String LABELS = "00000801 00000002 0709";

  @TempDir Path folder;

  @Test
  void imagesAndLabelsMakeADataset() throws IOException {
    Dataset set = Idx.dataset(file("images", IMAGES), file("labels", LABELS));

    assertEquals(ShapedArray.f32(2, 1, 3), set.inputs().aval());
    assertArrayEquals(new float[] {0, 1, 128 / 255f, 1 / 255f, 2 / 255f, 3 / 255f}, set.inputs().toFloatArray());
    assertArrayEquals(new int[] {7, 9}, set.labels().toIntArray());
  }

  @Test
  void gzipIsReadAsItIs() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(hex(IMAGES));
    }
    byte[] whole = zipped.toByteArray();
    Path file = folder.resolve("images.gz");
    Files.write(file, whole);

    assertArrayEquals(new int[] {0, 255, 128, 1, 2, 3}, Idx.read(file).toIntArray());

    Files.write(file, Arrays.copyOf(whole, whole.length - 9));
    String error = assertThrows(HokkuException.class, () -> Idx.read(file)).getMessage();
    assertTrue(error.contains("gzip data is damaged or cut off"), error);
  }

  @Test
  void wideTypesAreBigEndian() throws IOException {
    Tensor floats = Idx.read(file("floats", "00000d01 00000002 3f800000 c0000000"));
    Tensor shorts = Idx.read(file("shorts", "00000b01 00000002 0102 fffe"));

    assertArrayEquals(new float[] {1, -2}, floats.toFloatArray());
    assertArrayEquals(new int[] {258, -2}, shorts.toIntArray());
  }

  @Test
  void aDamagedFileSaysWhere() throws IOException {
    assertRefused("00000803 00000002 00000001 00000003 00ff80 0102", "The file ends inside the elements of u8[2,1,3].", "byte 21");
    assertRefused("00000803 000000", "The file ends inside the length of axis 0.", "byte 7");
    assertRefused("50415253", "It begins with the bytes 50 41; an IDX file begins with 00 00.", "byte 0");
    assertRefused("00000701 00000001 00", "The element type is 07; known are 08 (u8)", "byte 2");
    assertRefused("00000801 00000001 0000", "There is more behind the last element of u8[1].", "byte 9");
    assertRefused("00000803 7fffffff 7fffffff 7fffffff", "is larger than a tensor can be.", "byte 16");
  }

  @Test
  void filesThatDoNotBelongTogetherAreRefused() throws IOException {
    Path images = file("images", IMAGES);
    Path labels = file("labels", "00000801 00000003 070901");

    String count = assertThrows(HokkuException.class, () -> Idx.dataset(images, labels)).getMessage();
    String order = assertThrows(HokkuException.class, () -> Idx.dataset(labels, images)).getMessage();

    assertTrue(count.contains("There are 2 images but 3 labels."), count);
    assertTrue(order.contains("It holds u8[3]; images are u8[N,H,W]."), order);
  }

  private void assertRefused(String content, String message, String place) throws IOException {
    Path file = file("broken", content);
    String found = assertThrows(HokkuException.class, () -> Idx.read(file)).getMessage();
    assertTrue(found.contains(message) && found.contains("broken, " + place), found);
  }

  private Path file(String name, String content) throws IOException {
    return Files.write(folder.resolve(name), hex(content));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
