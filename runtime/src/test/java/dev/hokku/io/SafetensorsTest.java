package dev.hokku.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import dev.hokku.lax.Array;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("t.safetensors");
  }

  @Test
  void everyDtypeComesBackWithItsBitsOrderAndMetadata() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (DType dtype : DType.values()) {
      Buffer buffer = Buffer.zeros(dtype, 6);
      for (int i = 0; i < 6; i++) {
        buffer.setLong(i, dtype == DType.BOOL ? i % 2 : 37 * i - 60);
      }
      tensors.put("a/" + dtype + "/ü\"", new Array(new ShapedArray(dtype, Shape.of(2, 3)), buffer));
    }
    tensors.put("empty", new Array(ShapedArray.f32(0, 4), Buffer.zeros(DType.F32, 0)));
    tensors.put("scalar", new Array(ShapedArray.f32(), Buffer.of(new float[] {Float.NaN})));

    Safetensors.write(file, tensors, Map.of("step", "12"));
    Safetensors back = Safetensors.load(file);

    assertEquals(Map.of("step", "12"), back.metadata());
    assertEquals(List.copyOf(tensors.keySet()), List.copyOf(back.tensors().keySet()));
    tensors.forEach((name, tensor) -> {
      Tensor read = back.tensors().get(name);
      assertEquals(tensor.aval(), read.aval(), name);
      for (int i = 0; i < tensor.aval().size(); i++) {
        assertEquals(tensor.buffer().getDouble(i), read.buffer().getDouble(i), name);
        assertEquals(tensor.buffer().getLong(i), read.buffer().getLong(i), name);
      }
    });
  }

  @Test
  void moreThanOneChunkComesBack() throws IOException {
    float[] values = new float[700_001];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Tensor whole = new Array(ShapedArray.f32(values.length), Buffer.of(values));
    Tensor view = new Array(ShapedArray.f32(600_000), whole.buffer().slice(100_001, 600_000));

    Safetensors.write(file, Map.of("v", view));

    assertArrayEquals(Arrays.copyOfRange(values, 100_001, 700_001), Safetensors.read(file).get("v").buffer().floats());
  }

  @Test
  void theDataIsAlignedAsTheReferenceImplementationAlignsIt() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("bytes", new Array(new ShapedArray(DType.U8, Shape.of(3)), Buffer.zeros(DType.U8, 3)));
    tensors.put("doubles", new Array(new ShapedArray(DType.F64, Shape.of(1)), Buffer.zeros(DType.F64, 1)));

    Safetensors.write(file, tensors);

    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(0, bytes.getLong(0) % 8);
    assertTrue(new String(bytes.array(), StandardCharsets.UTF_8).contains("\"doubles\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}"));
  }

  @Test
  void anyCutGivesAnErrorThatNamesTheFile() throws IOException {
    Safetensors.write(file, Map.of("w", new Array(ShapedArray.f32(3), Buffer.of(new float[] {1, 2, 3}))));
    byte[] whole = Files.readAllBytes(file);

    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      HokkuException error = assertThrows(HokkuException.class, () -> Safetensors.read(file));
      assertTrue(error.getMessage().contains(file.toString()), error.getMessage());
    }
  }

  @Test
  void noChangedByteOfTheHeaderIsReadAsSomethingElse() throws IOException {
    Safetensors.write(file, Map.of("w", new Array(ShapedArray.f32(3), Buffer.of(new float[] {1, 2, 3}))));
    byte[] whole = Files.readAllBytes(file);

    // Whatever a damaged header says, reading ends with our error or with tensors that the file really has room for.
    for (int at = 0; at < whole.length - 12; at++) {
      for (int flip : new int[] {0x01, 0x10, 0x80}) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) flip;
        Files.write(file, damaged);
        try {
          Safetensors.read(file).values().forEach(tensor -> assertTrue(tensor.aval().byteSize() <= 12));
        } catch (HokkuException e) {
          assertTrue(e.where().contains("t.safetensors"), e.getMessage());
        }
      }
    }
  }

  @Test
  void eachFaultOfAHeaderIsNamed() throws IOException {
    assertRefused("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}", 12, "Its data lies at [4, 12), but the tensor before it ends at 0.");
    assertRefused("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4, "f32[2] takes 8 bytes, but its data [0, 4) has 4.");
    assertRefused("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 9, "1 bytes follow the last tensor");
    assertRefused("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 5, "The file is cut off: its tensors take 8 bytes, and only 5 follow the header.");
    assertRefused("{\"w\":{\"dtype\":\"F8_E4M3\",\"shape\":[2],\"data_offsets\":[0,2]}}", 2, "The dtype 'F8_E4M3' is not known here.");
    assertRefused("{\"w\":{\"dtype\":\"F32\",\"data_offsets\":[0,2]}}", 2, "The field 'shape' is missing.");
    assertRefused("{\"w\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,2]}}", 2, "The shape has the length -1");
    assertRefused("{\"w\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647],\"data_offsets\":[0,2]}}", 2, "more elements than any file holds");
    assertRefused("{\"w\":{\"dtype\":\"BOOL\",\"shape\":[1],\"data_offsets\":[0,1]}}", new byte[] {7}, "Element 0 of a BOOL tensor is 7");
    assertRefused("{\"w\":[]}", 0, "There is an array where an object belongs.");
    assertRefused("{\"w\":{},\"w\":{}}", 0, "the name \"w\" a second time");
    assertRefused("{\"w\":", 0, "the end of the text inside a value");
    assertRefused("[".repeat(50), 0, "more than 32 levels of nesting");
  }

  @Test
  void aWriteThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
    Files.writeString(file, "old");

    assertThrows(IOException.class, () -> AtomicFile.write(file, _ -> {
      throw new IOException("disk full");
    }));

    assertEquals("old", Files.readString(file));
    List<Path> left = new ArrayList<>();
    try (var files = Files.list(folder)) {
      files.forEach(left::add);
    }
    assertEquals(List.of(file), left);
  }

  private void assertRefused(String header, int dataSize, String message) throws IOException {
    assertRefused(header, new byte[dataSize], message);
  }

  private void assertRefused(String header, byte[] data, String message) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    Files.write(file, ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json).put(data).array());
    String found = assertThrows(HokkuException.class, () -> Safetensors.read(file)).getMessage();
    assertTrue(found.contains(message) && found.contains(file.toString()), found);
  }
}
