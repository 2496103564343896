package dev.hokku.tests.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What holds for every layer and network, tried on the rows of [ModuleCatalogue].
class ModuleLawsTest {

  /// Parts of networks that no user makes: they are met in the rows of those.
  private static final Set<String> PARTS = Set.of("ResNetBlockGroup", "ResNetBlockV1", "ResNetBlockV2", "MobileNetV1Block");

  @Test
  void everyModuleHasARow() {
    Set<String> modules = modules();
    Set<String> rows = ModuleCatalogue.all().stream().map(row -> row.module().getClass().getSimpleName()).collect(Collectors.toCollection(TreeSet::new));
    assertTrue(modules.size() > 40, () -> "only %s were found".formatted(modules));
    modules.removeAll(rows);
    modules.removeAll(PARTS);
    assertEquals(Set.of(), modules, "modules without a row in the catalogue");
  }

  /// The classes, no interfaces, whose `…Apply` the processor has written.
  private static Set<String> modules() {
    var classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.hokku.nn");
    Set<String> interfaces = classes.stream().filter(JavaClass::isInterface).map(JavaClass::getSimpleName).collect(Collectors.toSet());
    return classes.stream()
        .filter(type -> type.getSimpleName().endsWith("Apply") && type.tryGetField("TYPE").isPresent())
        .map(type -> type.getSimpleName().replaceFirst("Apply$", ""))
        .filter(name -> !interfaces.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void rowsHaveNamesOfTheirOwn() {
    List<String> names = ModuleCatalogue.all().stream().map(ModuleRow::name).toList();
    assertEquals(names.size(), Set.copyOf(names).size());
  }

  /// An excuse that is no longer needed would hide that a law holds.
  @TestFactory
  Stream<DynamicTest> excusesAreNeeded() {
    return ModuleCatalogue.all().stream().flatMap(row -> row.excused().keySet().stream().map(law -> DynamicTest.dynamicTest(
        "%s breaks %s".formatted(row, law), () -> assertThrows(Throwable.class, () -> ModuleLaws.check(law, row)))));
  }

  /// To accept a change: `mvn -pl tests -am test -Dtest=ModuleLawsTest -Dgolden.update=true`.
  @Test
  void modulesPrintAsTheyAreWritten() throws IOException {
    String printed = ModuleCatalogue.all().stream().map(row -> "%s: %s\n".formatted(row.name(), row.module())).collect(Collectors.joining());
    Path golden = Path.of("src", "test", "resources", "goldens", "modules.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, printed);
    }
    assertEquals(Files.readString(golden), printed, "if the change is meant, run with -Dgolden.update=true");
  }

  @TestFactory
  Stream<DynamicTest> initMakesWhatApplyReads() {
    return obey(ModuleLaw.PATHS);
  }

  @TestFactory
  Stream<DynamicTest> abstractEvaluationTellsTheRealTypes() {
    return obey(ModuleLaw.SHAPES);
  }

  @TestFactory
  Stream<DynamicTest> compiledEqualsEager() {
    return obey(ModuleLaw.JIT);
  }

  @TestFactory
  Stream<DynamicTest> doublePrecisionAgrees() {
    return obey(ModuleLaw.FLOAT64);
  }

  @TestFactory
  Stream<DynamicTest> halfPrecisionIsNear() {
    return obey(ModuleLaw.BFLOAT16);
  }

  @TestFactory
  Stream<DynamicTest> mappedExamplesEqualTheBatch() {
    return obey(ModuleLaw.VMAP);
  }

  @TestFactory
  Stream<DynamicTest> mappedCallsEqualCalls() {
    return obey(ModuleLaw.CALLS);
  }

  @TestFactory
  Stream<DynamicTest> gradientsAreSlopes() {
    return obey(ModuleLaw.GRADIENT);
  }

  @TestFactory
  Stream<DynamicTest> checkpointsKeepBits() {
    return obey(ModuleLaw.CHECKPOINT);
  }

  @TestFactory
  Stream<DynamicTest> eightThreadsGetTheSameBits() {
    return obey(ModuleLaw.THREADS);
  }

  @TestFactory
  Stream<DynamicTest> inputsWithoutAxesAreAnswered() {
    return obey(ModuleLaw.ANSWERS);
  }

  private static Stream<DynamicTest> obey(ModuleLaw law) {
    return ModuleCatalogue.all().stream()
        .filter(row -> !row.excused().containsKey(law))
        .map(row -> DynamicTest.dynamicTest(row.name(), () -> ModuleLaws.check(law, row)));
  }
}
