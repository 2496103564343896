package dev.hokku.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import dev.hokku.lax.Array;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

  @TempDir Path folder;

  @Test
  void aTreeComesBackWithItsFacts() throws IOException {
    Path file = folder.resolve("c.safetensors");
    Map<String, Object> tree = Map.of("params", params("mlp/~/linear_0", 2), "count", f32(7));

    Checkpoint.save(file, tree, Map.of("step", "12"));
    Checkpoint<Map<String, Object>> back = Checkpoint.load(file, Map.of("params", params("mlp/~/linear_0", 2), "count", f32(0)));

    assertEquals(Map.of("step", "12"), back.facts());
    assertArrayEquals(new float[] {7}, ((Tensor) back.tree().get("count")).toFloatArray());
    assertArrayEquals(new float[] {0, 1}, ((Params) back.tree().get("params")).get("mlp/~/linear_0", "w").toFloatArray());
  }

  @Test
  void everyEntryThatDoesNotFitIsNamedInOneError() throws IOException {
    Path file = folder.resolve("c.safetensors");
    Params saved = params("a", 2).with("b", "w", f32(1)).with("b", "v", f32(1));
    Params wanted = params("a", 3).with("b", "w", f32(1)).with("c", "w", f32(1, 2));
    Checkpoint.save(file, saved, Map.of());

    String error = assertThrows(HokkuException.class, () -> Checkpoint.load(file, wanted)).getMessage();

    assertEquals(
        """
        The checkpoint does not fit the model:
          other type: a/w  f32[3] is wanted, the file has f32[2]
          missing:    c/w  f32[2]
          extra:      b/v  f32[1]
          at FILE
          Name the checkpoint of this model, or make the model with the sizes that the checkpoint was saved with.""",
        error.replace(file.toString(), "FILE"));
  }

  @Test
  void aCutFileIsRefusedAndLeftAsItIs() throws IOException {
    Path file = folder.resolve("c.safetensors");
    Checkpoint.save(file, params("a", 2), Map.of());
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 3));

    String error = assertThrows(HokkuException.class, () -> Checkpoint.load(file, params("a", 2))).getMessage();

    assertTrue(error.contains("The file is cut off"), error);
    assertEquals(whole.length - 3, Files.size(file));
  }

  private static Params params(String module, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = i;
    }
    return Params.builder().put(module, "w", f32(values)).build();
  }

  private static Tensor f32(float... values) {
    return new Array(ShapedArray.f32(values.length), Buffer.of(values));
  }
}
