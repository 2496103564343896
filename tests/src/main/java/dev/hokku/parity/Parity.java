package dev.hokku.parity;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.hokku.parity.configs.Configs;
import dev.hokku.parity.golden.CaseRunner;
import dev.hokku.parity.golden.GoldenCase;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.parity.golden.Network;
import dev.hokku.parity.golden.Outcome;
import dev.hokku.parity.golden.Prng;
import dev.hokku.parity.golden.Variant;
import dev.hokku.parity.programs.Programs;
import dev.hokku.parity.tables.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Runs all golden cases of a directory.
public final class Parity {

  private Parity() {}

  /// How it went.
  ///
  /// @param passed cases
  /// @param failed cases
  /// @param withinRounding those passed whose numbers missed the plain tolerance, but not by more than roundings move them
  public record Summary(int passed, int failed, List<String> withinRounding) {

    public Summary {
      withinRounding = List.copyOf(withinRounding);
    }
  }

  /// Runs the cases of `directory` and all directories below it, sorted by file name.
  ///
  /// @param line takes `PASS name` or `FAIL name: reason`, case by case
  public static Summary run(Path directory, Consumer<String> line) throws IOException {
    int passed = 0;
    int failed = 0;
    List<String> withinRounding = new ArrayList<>();
    for (Path file : files(directory)) {
      for (Outcome outcome : outcomes(file)) {
        line.accept(outcome.line());
        passed += outcome.passed() ? 1 : 0;
        failed += outcome.passed() ? 0 : 1;
        if (outcome.withinRounding()) {
          withinRounding.add(outcome.name());
        }
      }
    }
    return new Summary(passed, failed, withinRounding);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> found = Files.walk(directory)) {
      return found.filter(file -> file.toString().endsWith(".json") && !file.endsWith("INDEX.json")).sorted().toList();
    }
  }

  /// The outcomes of the cases in one file.
  static List<Outcome> outcomes(Path file) throws IOException {
    JsonObject content;
    try {
      content = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      return List.of(Outcome.fail(file.getFileName().toString(), "the file holds no JSON object: " + e.getMessage()));
    }
    if (content.has("function") && content.has("cases")) {
      return Prng.run(file, content);
    }
    if (content.has("case")) {
      return List.of(outcome(file, content));
    }
    if (content.has("table")) {
      return List.of(Tables.run(content));
    }
    if (content.has("cases")) {
      return Errors.run(content);
    }
    return List.of(Outcome.fail(file.getFileName().toString(), "the file holds neither a case nor a table"));
  }

  /// The outcome of a case of a network.
  static Outcome outcome(Path file, JsonObject content) {
    return Outcome.ofCase(content.get("case").getAsString(), () -> {
      GoldenCase golden = GoldenCase.read(file, content);
      return new CaseRunner(golden, network(golden)).run();
    });
  }

  private static Network network(GoldenCase golden) {
    if (golden.config() != null) {
      return Configs.network(golden.config());
    }
    if (golden.program() != null) {
      return Programs.network(golden.program(), new Variant(golden.variant()), golden.inputs());
    }
    throw new Mismatch("the case has neither a config nor a program");
  }
}
