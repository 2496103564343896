package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hokku.parity.mistakes.Compilation;
import dev.hokku.parity.mistakes.Mistake;
import dev.hokku.parity.mistakes.Mistakes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What users are told when they make the mistakes that Haiku refuses: all texts in one golden file, and for each mistake a mended twin.
class HaikuErrorsTest {

  private static final Path TEXTS = Path.of("src/test/resources/goldens/haiku_errors.golden");

  @TempDir
  Path sources;

  @Test
  void eachRecordedProgramHasATwin() throws IOException {
    JsonObject recorded = JsonParser.parseString(Files.readString(Path.of("golden/haiku/errors/errors.json"))).getAsJsonObject();
    TreeSet<String> programs = new TreeSet<>();
    recorded.getAsJsonArray("cases").forEach(entry -> programs.add(entry.getAsJsonObject().get("program").getAsString()));
    assertEquals(programs, new TreeSet<>(Mistakes.all().keySet()));
  }

  @Test
  void messagesAreTheGoldenOnes() throws Exception {
    StringBuilder texts = new StringBuilder();
    for (Map.Entry<String, Mistake> entry : Mistakes.all().entrySet()) {
      texts.append("# ").append(entry.getKey()).append('\n').append(text(entry.getValue())).append("\n\n");
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(TEXTS, texts);
    }
    assertEquals(Files.readString(TEXTS), texts.toString());
  }

  private String text(Mistake mistake) throws Exception {
    return switch (mistake) {
      case Mistake.Refused refused -> refusal(refused.wrong());
      case Mistake.NotCompiled notCompiled -> refusedByJavac(notCompiled.wrong());
      case Mistake.Right right -> "(runs) " + right.why();
      case Mistake.NotJava notJava -> "(not Java) " + notJava.why();
    };
  }

  private static String refusal(Mistake.Program wrong) throws Exception {
    Object result;
    try {
      result = wrong.run();
    } catch (RuntimeException refused) {
      String message = String.valueOf(refused.getMessage()).replaceAll("\\.java:\\d+", ".java");
      return refused.getClass().getSimpleName() + ": " + message;
    }
    return fail("The wrong program runs and gives " + result);
  }

  private String refusedByJavac(String expression) throws IOException {
    var result = GoldenCompiler.compile(program(expression));
    assertTrue(result.hasErrors(), expression);
    return expression + "\n" + result.messages().lines().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
  }

  @Test
  void mendedTwinsRun() throws Exception {
    for (Mistake mistake : Mistakes.all().values()) {
      switch (mistake) {
        case Mistake.Refused refused -> refused.mended().run();
        case Mistake.Right right -> right.program().run();
        case Mistake.NotCompiled notCompiled -> {
          var result = GoldenCompiler.compile(program(notCompiled.mended()));
          assertFalse(result.hasErrors(), result::messages);
        }
        case Mistake.NotJava notJava -> assertFalse(notJava.why().isBlank());
      }
    }
  }

  private Path program(String expression) throws IOException {
    Path folder = Files.createTempDirectory(sources, "program");
    Files.writeString(folder.resolve("Net.java"), Compilation.module(expression));
    return folder;
  }
}
