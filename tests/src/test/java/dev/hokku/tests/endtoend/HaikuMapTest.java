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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every class and method that `docs/haiku-map.md` names exists and is public.
class HaikuMapTest {

  /// `naming_methods`, `HaikuMapTest.everySymbolOfTheMapExists`.
  private static final Pattern SHOWN = Pattern.compile("`([\\w./]+)`");

  /// Behind an entry of the reference, a method of it.
  private static final Pattern METHOD = Pattern.compile("\\.(__call__|initialize|reverse)$");

  private static final Pattern WORD_START = Pattern.compile("_([a-z])");

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
    List<HaikuMap.Row> rows = HaikuMap.rows();
    List<String> entries = resource("haiku-api-entries.txt");
    List<String> silent = entries.stream().filter(entry -> rows.stream().noneMatch(row -> row.isOf(entry))).toList();

    assertEquals(List.of(), silent);
    assertTrue(entries.size() > 190, "only %d entries are listed".formatted(entries.size()));
  }

  /// `haiku-api-keywords.txt` lists, for each entry of the reference and its methods, the arguments that may be left out. Each is a name in the classes that the entry's
  /// row names, in camel case, or of a `with…` method, or the row speaks of it.
  @Test
  void everyKeywordOfHaikusReferenceIsThereOrSpokenOf() throws IOException {
    List<HaikuMap.Row> rows = HaikuMap.rows();
    List<String> missing = new ArrayList<>();
    int found = 0;
    for (String line : resource("haiku-api-keywords.txt")) {
      String[] sides = line.split(": ");
      String entry = METHOD.matcher(sides[0]).replaceFirst("");
      HaikuMap.Row row = rows.stream().filter(each -> each.isOf(entry)).findFirst().orElseThrow(() -> new AssertionError(entry));
      for (String keyword : sides[1].split(" ")) {
        if (row.differs().contains("`" + keyword + "`") || isNamed(keyword, row)) {
          found++;
        } else {
          missing.add(sides[0] + ": " + keyword);
        }
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(found > 300, "only %d keywords were found".formatted(found));
  }

  private static boolean isNamed(String keyword, HaikuMap.Row row) throws IOException {
    String camel = WORD_START.matcher(keyword).replaceAll(start -> start.group(1).toUpperCase(Locale.ROOT));
    String with = "with" + Character.toUpperCase(camel.charAt(0)) + camel.substring(1);
    Pattern name = Pattern.compile("\\b(%s|%s)\\b".formatted(camel, with));
    for (HaikuMap.Symbol symbol : row.symbols()) {
      if (name.matcher(source(symbol.type())).find()) {
        return true;
      }
    }
    return false;
  }

  private static String source(String type) throws IOException {
    for (String module : List.of("runtime", "annotations", "tests/junit")) {
      Path file = Project.ROOT.resolve(module).resolve("src/main/java/dev/hokku").resolve(type.replace('.', '/') + ".java");
      if (Files.exists(file)) {
        return Files.readString(file);
      }
    }
    return "";
  }

  private static List<String> resource(String name) throws IOException {
    return Files.readAllLines(Project.ROOT.resolve("tests/src/test/resources").resolve(name));
  }

  @Test
  void aKeywordThatIsNowhereIsSeen() throws IOException {
    HaikuMap.Row row = HaikuMap.rows().stream().filter(each -> each.isOf("Linear")).findFirst().orElseThrow();
    assertTrue(isNamed("w_init", row));
    assertFalse(isNamed("w_initial", row));
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
  void eachRowOfHaikusSaysWhatShowsIt() throws IOException {
    List<HaikuMap.Row> rows = HaikuMap.rows().stream().filter(HaikuMap.Row::isOfHaiku).toList();
    List<String> unshown = rows.stream().filter(row -> !SHOWN.matcher(row.shown()).find()).map(HaikuMap.Row::haiku).toList();

    assertEquals(List.of(), unshown);
    assertTrue(rows.size() > 110, "only %d rows were found".formatted(rows.size()));
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
