package dev.hokku.tests.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.Effects;
import dev.hokku.examples.DeepResidual;
import dev.hokku.examples.DeepResidualInit;
import dev.hokku.examples.Ensemble;
import dev.hokku.examples.EnsembleInit;
import dev.hokku.examples.Frozen;
import dev.hokku.examples.FrozenInit;
import dev.hokku.examples.Mlp;
import dev.hokku.examples.MlpInit;
import dev.hokku.examples.RunningMean;
import dev.hokku.examples.RunningMeanInit;
import dev.hokku.examples.forecast.Forecaster;
import dev.hokku.examples.forecast.ForecasterInit;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.random.Key;
import dev.hokku.tree.Params;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The tables in generated classes, which are made from the source alone, say what init makes.
class ParameterTablesTest {

  /// A row about a parameter, as a pattern of full names.
  private record Line(String text, Pattern names) {}

  /// Its call applies a second module, which the first one only makes.
  private static final String OF_TWO_MODULES = "MLP and back";

  @Test
  void everyParameterOfEveryLayerIsInItsTable() throws IOException {
    List<String> missing = new ArrayList<>();
    int seen = 0;
    for (ModuleRow row : ModuleCatalogue.all()) {
      List<Line> lines = lines(row.module().getClass());
      for (String name : names(row.init(row.in()).params())) {
        seen++;
        if (!row.name().equals(OF_TWO_MODULES) && lines.stream().noneMatch(line -> line.names().matcher(name).matches())) {
          missing.add("%s: %s is in none of %s".formatted(row.name(), name, lines.stream().map(Line::text).toList()));
        }
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(seen > 200, "only %d parameters were seen".formatted(seen));
  }

  /// Both ways: what the table lists is made, and what is made is listed.
  @Test
  void theTablesOfTheHardExamplesAreExact() throws IOException {
    assertExact(Mlp.class, MlpInit.initFromShapes(Key.of(0), new Mlp(4, 3, 2), ShapeDtype.f32(1, 5)));
    assertExact(Ensemble.class, EnsembleInit.init(Key.of(0), new Ensemble(3, 2), dev.hokku.lax.Numpy.ones(1, 5)));
    assertExact(RunningMean.class, RunningMeanInit.initFromShapes(Key.of(0), new RunningMean(2), ShapeDtype.f32(2, 3, 4)).params());
    assertExact(DeepResidual.class, DeepResidualInit.initFromShapes(Key.of(0), new DeepResidual(3), ShapeDtype.f32(1, 4)));
    assertExact(Forecaster.class, ForecasterInit.initFromShapes(Key.of(0), new Forecaster(4), ShapeDtype.f32(3, 2, 1)));
    assertExact(Frozen.class, FrozenInit.initFromShapes(Key.of(0), new Frozen(2), ShapeDtype.f32(3, 4), true).params());
  }

  private static void assertExact(Class<?> module, Params params) throws IOException {
    Set<String> names = names(params);
    List<Line> lines = lines(module);
    List<String> idle = lines.stream().filter(line -> names.stream().noneMatch(line.names().asMatchPredicate())).map(Line::text).toList();
    List<String> missing = names.stream().filter(name -> lines.stream().noneMatch(line -> line.names().matcher(name).matches())).toList();

    assertEquals(List.of(), idle, () -> "listed for " + module + ", but not made: " + names);
    assertEquals(List.of(), missing, () -> "made for " + module + ", but not listed");
  }

  private static Set<String> names(Params params) {
    Set<String> names = new LinkedHashSet<>();
    params.entries().forEach(entry -> names.add(entry.module() + "/" + entry.name()));
    return names;
  }

  /// The rows of all methods of the generated class.
  private static List<Line> lines(Class<?> module) throws IOException {
    Set<String> rows = new LinkedHashSet<>();
    String generated = "/" + module.getName().replace('$', '_').replace('.', '/') + "Apply.class";
    try (InputStream bytes = module.getResourceAsStream(generated)) {
      ClassFile.of().parse(bytes.readAllBytes()).methods().forEach(method -> tables(method).forEach(table -> table.lines().forEach(rows::add)));
    }
    return rows.stream().filter(row -> row.startsWith("PARAMETER") || row.startsWith("OPEN")).map(ParameterTablesTest::line).toList();
  }

  private static Stream<String> tables(MethodModel method) {
    return method.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
        .flatMap(found -> found.annotations().stream())
        .filter(annotation -> annotation.className().equalsString(Effects.class.descriptorString()))
        .flatMap(annotation -> annotation.elements().stream())
        .filter(element -> element.name().equalsString("table"))
        .map(element -> ((AnnotationValue.OfString) element.value()).stringValue());
  }

  /// `PARAMETER | ~/linear_{i} | w | …` below any root. What is handed in, `^{core}`, has any path; a stack may rename what is in it by the layer.
  private static Line line(String row) {
    String[] fields = row.split(" \\| ", -1);
    String path = fields[1].strip();
    boolean stacked = path.contains("{layerStack}/");
    String regex = Pattern.quote(path.replace("^", "").replace("{layerStack}/", ""))
        .replaceAll("_\\{[i-n]}", "\\\\E(_\\\\d+)?\\\\Q")
        .replaceAll("\\{[^}]*}", "\\\\E.+\\\\Q");
    if (stacked) {
      regex = "(.+/)?" + regex.replaceAll("_\\d+", "\\\\E(_\\\\d+)?\\\\Q");
    }
    String behind = fields[0].startsWith("OPEN") ? "(/.*)?" : path.isEmpty() ? fields[2] : "/" + fields[2];
    return new Line(row, Pattern.compile("(~|[^/]+)/" + (path.startsWith("^") ? ".*" : regex) + behind));
  }
}
