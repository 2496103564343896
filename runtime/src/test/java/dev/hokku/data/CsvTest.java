package dev.hokku.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {

  @TempDir Path folder;

  @Test
  void aTableIsReadRowByRow() throws IOException {
    Tensor table = new Csv().read(file("1, -2.5 ,3e2\r\n\n\"4\",.5,6.\n"));

    assertEquals(ShapedArray.f32(2, 3), table.aval());
    assertArrayEquals(new float[] {1, -2.5f, 300, 4, 0.5f, 6}, table.toFloatArray());
  }

  @Test
  void theLastColumnIsTheLabel() throws IOException {
    Dataset set = new Csv(';', 1).readLabelled(file("a;b;class\n1;2;0\n3;4;2\n"));

    assertArrayEquals(new float[] {1, 2, 3, 4}, set.inputs().toFloatArray());
    assertArrayEquals(new int[] {0, 2}, set.labels().toIntArray());
    assertEquals(3, set.classes());
  }

  @Test
  void eachFaultIsNamedWithItsLine() throws IOException {
    assertRefused("x,y\n1,2\n", "Field 1 is 'x', which is no finite number.", 1, "withHeading(1)");
    assertRefused("1,2\n1,2,3\n", "This line has 3 fields, but line 1 has 2.", 2, "same number of fields");
    assertRefused("1,2\n\n1,\n", "Field 2 is empty.", 3, "leave the line out");
    assertRefused("1,2\n1,nan\n", "Field 2 is 'nan', which is no finite number.", 2, "leave the line out");
    assertRefused("1,2\n1,1e99\n", "Field 2 is '1e99', which is no finite number.", 2, "leave the line out");
    assertRefused("1,2\n1,0.5\n", "The label in field 2 is 0.5; a label is a whole number from 0.", 2, "last column");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Path file = file("\n\n");
    String found = assertThrows(HokkuException.class, () -> new Csv().read(file)).getMessage();
    assertTrue(found.contains("There is no row in it."), found);
  }

  private void assertRefused(String text, String message, int line, String mend) throws IOException {
    Path file = file(text);
    String found = assertThrows(HokkuException.class, () -> new Csv().readLabelled(file)).getMessage();
    assertTrue(found.contains(message) && found.contains("table.csv, line " + line) && found.contains(mend), found);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }
}
