package dev.hokku.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every class and method that `docs/haiku-map.md` names exists and is public.
class HaikuMapTest {

  /// `naming_methods`, `HaikuMapTest.everySymbolOfTheMapExists`.
  private static final Pattern SHOWN = Pattern.compile("`([\\w./]+)`");

  private static final Pattern WORD = Pattern.compile("\\w+");

  @Test
  void everySymbolOfTheMapExists() throws IOException {
    List<String> missing = new ArrayList<>();
    int found = 0;
    for (HaikuMap.Row row : HaikuMap.rows()) {
      for (HaikuMap.Symbol symbol : row.symbols()) {
        if (exists(symbol.type(), symbol.method())) {
          found++;
        } else {
          missing.add(symbol.toString());
        }
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(found > 80, "only %d symbols were found in the map".formatted(found));
  }

  /// `haiku-api-entries.txt` lists the functions and classes of Haiku's API reference, one a line.
  @Test
  void noEntryOfHaikusReferenceIsLeftOut() throws IOException {
    Set<String> named = new HashSet<>();
    for (HaikuMap.Row row : HaikuMap.rows()) {
      WORD.matcher(row.haiku()).results().map(MatchResult::group).forEach(named::add);
    }
    List<String> entries = Files.readAllLines(Project.ROOT.resolve("tests/src/test/resources/haiku-api-entries.txt"));
    List<String> silent = entries.stream().filter(entry -> !named.contains(entry.substring(entry.lastIndexOf('.') + 1))).toList();

    assertEquals(List.of(), silent);
    assertTrue(entries.size() > 150, "only %d entries are listed".formatted(entries.size()));
  }

  @Test
  void whatShowsABehaviourExists() throws IOException {
    List<String> missing = new ArrayList<>();
    int found = 0;
    for (HaikuMap.Row row : HaikuMap.rows()) {
      for (MatchResult shown : SHOWN.matcher(row.shown()).results().toList()) {
        if (isShown(shown.group(1))) {
          found++;
        } else {
          missing.add(shown.group());
        }
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(found > 40, "only %d tests were found in the map".formatted(found));
  }

  @Test
  void eachRowOfTheProgrammingModelSaysWhatShowsIt() throws IOException {
    List<HaikuMap.Row> rows = HaikuMap.rows().stream().filter(HaikuMap.Row::inProgrammingModel).toList();
    List<String> unshown = rows.stream().filter(row -> !SHOWN.matcher(row.shown()).find()).map(HaikuMap.Row::haiku).toList();

    assertEquals(List.of(), unshown);
    assertTrue(rows.size() > 60, "only %d rows were found".formatted(rows.size()));
  }

  @Test
  void aTestThatDoesNotExistIsSeen() throws IOException {
    assertFalse(isShown("naming_methodz"));
    assertFalse(isShown("HaikuMapTest.everySymbolOfTheMapDoesNotExist"));
    assertTrue(isShown("HaikuMapTest.everySymbolOfTheMapExists"));
  }

  /// A golden case that must pass or the beginning of several, a test class, or a test's method by its class.
  private static boolean isShown(String name) throws IOException {
    if (!Character.isUpperCase(name.charAt(0))) {
      return Files.readAllLines(Project.ROOT.resolve("tests/golden/must-pass.txt")).stream()
          .anyMatch(each -> each.equals(name) || each.startsWith(name + "_"));
    }
    String[] parts = name.split("\\.");
    for (String module : List.of("tests", "runtime")) {
      try (Stream<Path> files = Files.walk(Project.ROOT.resolve(module).resolve("src/test/java"))) {
        Optional<Path> file = files.filter(path -> path.endsWith(parts[0] + ".java")).findFirst();
        if (file.isPresent()) {
          return parts.length == 1 || Files.readString(file.get()).contains("void " + parts[1] + "(");
        }
      }
    }
    return false;
  }

  @Test
  void aSymbolThatDoesNotExistIsSeen() {
    assertFalse(exists("nn.Liner", ""));
    assertFalse(exists("nn.Functions", "drop"));
    assertTrue(exists("nn.Functions", "dropout"));
  }

  /// `XInit` and `XApply` stand for the generated classes of any module.
  private static boolean exists(String type, String method) {
    String name = type.replaceFirst("^X(Init|Apply)$", "examples.Mlp$1");
    try {
      Class<?> found = Class.forName("dev.hokku." + name);
      return Modifier.isPublic(found.getModifiers())
          && (method.isEmpty() || Arrays.stream(found.getMethods()).map(Method::getName).anyMatch(method::equals));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
