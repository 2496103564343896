package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// From source to generated text, and from misuse to message: one folder per story.
class StoriesTest {

  static Stream<String> generated() throws IOException {
    return stories("generated");
  }

  static Stream<String> errors() throws IOException {
    return stories("errors");
  }

  static Stream<String> warnings() throws IOException {
    return stories("warnings");
  }

  private static Stream<String> stories(String kind) throws IOException {
    try (Stream<Path> folders = Files.list(GoldenCompiler.GOLDENS.resolve(kind))) {
      return folders.map(f -> f.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("generated")
  void generatedSourcesAreTheGoldenOnesAndCleanUnderLint(String story) throws IOException {
    Path folder = GoldenCompiler.GOLDENS.resolve("generated").resolve(story);
    var result = GoldenCompiler.compile(folder, "-Xlint:all", "-Werror");

    result.assertGoldens(folder);
    assertFalse(result.hasErrors(), result::messages);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void misuseIsRefusedWithPlaceReasonAndMend(String story) throws IOException {
    Path folder = GoldenCompiler.GOLDENS.resolve("errors").resolve(story);
    var result = GoldenCompiler.compile(folder);

    result.assertDiagnostics(folder);
    assertTrue(result.hasErrors(), "nothing was refused");
    assertEquals(List.of(), result.generated().stream().filter(p -> p.toString().endsWith("Apply.java")).toList());
  }

  @ParameterizedTest
  @MethodSource("warnings")
  void whatIsLikelyAMistakeIsAWarningAndOnRequestAnError(String story) throws IOException {
    Path folder = GoldenCompiler.GOLDENS.resolve("warnings").resolve(story);
    var result = GoldenCompiler.compile(folder);
    var strict = GoldenCompiler.compile(folder, "-Xlint:none", "-Ahokku.keyReuse=error");

    result.assertDiagnostics(folder);
    assertFalse(result.hasErrors(), result::messages);
    assertTrue(result.messages().contains(": WARNING: [HK"), result::messages);
    assertEquals(result.messages().replace(": WARNING: ", ": ERROR: "), strict.messages());
  }

  @Test
  void theSameInputGivesTheSameBytes() throws IOException {
    Path folder = GoldenCompiler.GOLDENS.resolve("generated").resolve("generics_and_clashing_names");
    var first = GoldenCompiler.compile(folder);
    var second = GoldenCompiler.compile(folder);

    for (Path generated : first.generated()) {
      Path again = second.output().resolve(first.output().relativize(generated));
      assertEquals(Files.readString(generated), Files.readString(again));
      assertFalse(Files.readString(generated).contains("\r"));
    }
  }
}
