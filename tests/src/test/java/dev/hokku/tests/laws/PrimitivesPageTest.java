package dev.hokku.tests.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.backend.reference.ReferenceBackend;
import dev.hokku.core.Primitive;
import dev.hokku.graph.Call;
import dev.hokku.graph.HasBodies;
import dev.hokku.lax.Bilinear;
import dev.hokku.lax.Elementwise;
import dev.hokku.lax.LinearUnary;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Linearizable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Writes `docs/primitives.md` from the catalogue, and compares it.
///
/// To accept a change: `mvn -pl tests -am test -Dtest=PrimitivesPageTest -Dgolden.update=true`.
class PrimitivesPageTest {

  private static final String HEADER =
      """
      # Primitives

      Written by `PrimitivesPageTest` from the catalogue of primitives; do not edit it. Each row is a record in the package named, which owns its rules: types,
      jvp, transpose, batching. The laws in `tests/…/laws` hold for every row: the real results have the types that abstract evaluation tells, jvp is the slope,
      the pullback its transpose, both of them a second time, a batch is a loop and a stack for every combination of axes, `jit` gives the bits of eager execution, and every backend
      agrees with the reference.

      * **kind**: *elementwise* ones are fused into loops; *linear* ones are their own jvp; *bilinear* ones are linear in each of two operands; ones with *bodies* hold graphs.
      * **derivatives**: the modes that are compared with differences. None for integers, for jumps, and where no operand is a float.
      * **dtypes**: those that the laws try.
      * **text**: whether a graph with it can be read back from its text; the calls of custom rules hold Java functions, which have none.

      | primitive | record | kind | derivatives | dtypes | text |
      |---|---|---|---|---|---|
      """;

  @Test
  void thePageShowsTheCatalogue() throws IOException {
    String page = HEADER
        + PrimitiveCatalogue.all().stream()
            .sorted(Comparator.comparing(PrimitivesPageTest::names))
            .map(PrimitivesPageTest::line)
            .collect(Collectors.joining());
    Path path = Path.of("..", "docs", "primitives.md");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(path, page);
    }
    String written = Files.exists(path) ? Files.readString(path) : "";
    assertEquals(page, written, "docs/primitives.md is old; if the change is meant, run with -Dgolden.update=true");
  }

  @Test
  void theReferenceHasAKernelForEach() {
    List<Row> without = PrimitiveCatalogue.all().stream()
        .filter(row -> !ReferenceBackend.covers(row.type()) && !(row.samples().getFirst().op() instanceof Call))
        .toList();
    assertEquals(List.of(), without);
  }

  private static String line(Row row) {
    Primitive op = row.samples().getFirst().op();
    return "| %s | `%s` | %s | %s | %s | %s |\n".formatted(
        names(row), row.type().getName().substring("dev.hokku.".length()), kind(op), derivatives(row), dtypes(row), row.samples().getFirst().holdsCode() ? "" : "yes");
  }

  private static String names(Row row) {
    return row.samples().stream().map(sample -> "`" + sample.op().name() + "`").distinct().sorted().collect(Collectors.joining(", "));
  }

  private static String kind(Primitive op) {
    Set<String> kinds = new TreeSet<>();
    if (op instanceof Elementwise) {
      kinds.add("elementwise");
    }
    if (op instanceof LinearUnary) {
      kinds.add("linear");
    }
    if (op instanceof Bilinear) {
      kinds.add("bilinear");
    }
    if (op instanceof HasBodies || op instanceof Linearizable) {
      kinds.add("bodies");
    }
    return String.join(", ", kinds);
  }

  private static String derivatives(Row row) {
    List<Sample> tried = row.samples().stream().filter(sample -> FloatFunction.of(sample).isPresent()).toList();
    boolean forwards = tried.stream().anyMatch(sample -> sample.derivatives().forwards());
    boolean backwards = tried.stream().anyMatch(sample -> sample.derivatives().backwards());
    if (forwards && backwards) {
      return "both";
    }
    return forwards ? "forwards" : backwards ? "backwards" : "";
  }

  private static String dtypes(Row row) {
    Set<DType> dtypes = new TreeSet<>();
    for (Sample sample : row.samples()) {
      List<Tensor> values = sample.in().isEmpty() ? sample.run() : sample.in();
      dtypes.add(values.getFirst().dtype());
    }
    return dtypes.stream().map(DType::toString).collect(Collectors.joining(" "));
  }
}
