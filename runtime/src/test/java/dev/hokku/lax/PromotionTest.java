package dev.hokku.lax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.tensor.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// JAX's table, as `docs/promotion.md` shows it.
class PromotionTest {

  private static List<String> table() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "promotion.md"));
    int begin = page.indexOf("```text\n") + "```text\n".length();
    return page.substring(begin, page.indexOf("```", begin)).lines().toList();
  }

  @Test
  void everyPairMeetsWhereTheTableInTheDocumentationSays() throws IOException {
    List<String> lines = table();
    assertEquals(DType.values().length + 1, lines.size());
    String[] columns = lines.getFirst().strip().split(" +");
    List<String> wrong = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.strip().split(" +");
      DType row = dtype(cells[0]);
      for (int i = 0; i < columns.length; i++) {
        DType met = switch (columns[i]) {
          case "i*" -> Promotion.withWhole(row);
          case "f*" -> Promotion.withFraction(row);
          default -> Promotion.promote(row, dtype(columns[i]));
        };
        if (met != dtype(cells[i + 1])) {
          wrong.add("%s with %s gave %s, not %s".formatted(row, columns[i], met, cells[i + 1]));
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void javaNumbersTakeTheDtypeOfTheTensor() {
    assertEquals(DType.S32, Numpy.array(1, 2).add(1).dtype());
    assertEquals(DType.F32, Numpy.array(1, 2).add(1.0).dtype());
    assertEquals(DType.BF16, Numpy.array(1f).astype(DType.BF16).mul(2.5).dtype());
    assertEquals(DType.S32, Numpy.array(true).add(1).dtype());
    assertEquals(DType.S32, Numpy.array(1, 2).clip(0, 1).dtype());
    assertEquals(DType.S32, Numpy.array(1, 2).mod(2).dtype());
    assertEquals(DType.S32, Numpy.where(Numpy.array(true), Numpy.array(1, 2), 0).dtype());
    assertEquals(DType.F32, Numpy.where(Numpy.array(true), Numpy.array(1, 2), 0.0).dtype());
  }

  @Test
  void trueDivisionMakesFloats() {
    assertEquals(DType.F32, Numpy.array(1, 2).div(Numpy.array(2, 2)).dtype());
    assertEquals(DType.F64, Numpy.array(1, 2).div(Numpy.scalar(DType.F64, 2.0)).dtype());
  }

  @Test
  void narrowIntegersAreSummedAsWideOnes() {
    assertEquals(DType.S32, Numpy.array(true, true).sum().dtype());
    assertEquals(DType.U32, Numpy.array(1).astype(DType.U8).sum().dtype());
    assertEquals(DType.BF16, Numpy.array(1f).astype(DType.BF16).sum().dtype());
  }

  private static DType dtype(String cell) {
    return switch (cell) {
      case "b" -> DType.BOOL;
      case "bf" -> DType.BF16;
      default -> DType.parse(cell);
    };
  }
}
