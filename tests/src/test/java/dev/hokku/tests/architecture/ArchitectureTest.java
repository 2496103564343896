package dev.hokku.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The project keeps every rule of [ArchitectureRules], and each rule sees the fault that was planted for it.
@TestInstance(Lifecycle.PER_CLASS)
class ArchitectureTest {

  private static final int FEWEST_CLASSES = 600;

  private JavaClasses project;

  @TempDir Path folder;

  @BeforeAll
  void importTheProject() {
    project = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.hokku");
  }

  /// A rule over no classes passes; this test fails first.
  @Test
  void theRulesSeeTheCode() {
    assertTrue(project.size() > FEWEST_CLASSES, () -> "only " + project.size() + " classes were imported");
  }

  @TestFactory
  Stream<DynamicTest> theProjectKeepsEachRule() {
    return ArchitectureRules.ALL.entrySet().stream().map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(project)));
  }

  @TestFactory
  Stream<DynamicTest> eachRuleSeesThePlantedFault() {
    assertEquals(ArchitectureRules.ALL.keySet(), PlantedFaults.SOURCES.keySet(), "every rule has its fault");
    return PlantedFaults.SOURCES.entrySet().stream().map(fault -> DynamicTest.dynamicTest(fault.getKey(), () -> {
      JavaClasses planted = compile(fault.getValue());
      ArchRule rule = ArchitectureRules.ALL.get(fault.getKey());
      EvaluationResult result = rule.allowEmptyShould(true).evaluate(planted);
      assertTrue(result.hasViolation(), () -> "the rule did not see the fault: " + rule.getDescription());
      assertFalse(result.getFailureReport().isEmpty());
    }));
  }

  /// Compiles small sources in a directory of their own and imports only those.
  private JavaClasses compile(Map<String, String> sources) throws IOException {
    Path out = folder.resolve(Integer.toHexString(sources.hashCode()));
    Planted.compile(ToolProvider.getSystemJavaCompiler(), sources, out);
    return new ClassFileImporter().importPath(out);
  }
}
