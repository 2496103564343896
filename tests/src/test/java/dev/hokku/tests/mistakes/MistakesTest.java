package dev.hokku.tests.mistakes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hokku.tests.endtoend.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What users read when they get it wrong: all public entries of the core and all layers with what does not fit them, and the whole text of each answer.
///
/// After a change on purpose: `-Dgolden.update=true`, then read the difference as a user would.
class MistakesTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "goldens", "mistakes.txt");

  /// A module that users can make, by its source: annotations are gone from the class.
  private static final Pattern LAYER = Pattern.compile("^@HkModule.*\\R(?:@.*\\R)*public (?:final class|record) (\\w+)", Pattern.MULTILINE);

  private static List<Mistake> all() {
    List<Mistake> all = new ArrayList<>();
    all.addAll(TensorMistakes.all());
    all.addAll(TransformMistakes.all());
    all.addAll(ControlMistakes.all());
    all.addAll(ModuleMistakes.all());
    all.addAll(LayerMistakes.all());
    all.addAll(ConvMistakes.all());
    all.addAll(NormMistakes.all());
    all.addAll(RecurrentMistakes.all());
    all.addAll(NetMistakes.all());
    return all;
  }

  @Test
  void everyMistakeIsAnswered() throws IOException {
    String answers = all().stream().map(Mistake::answer).collect(Collectors.joining(System.lineSeparator() + System.lineSeparator(), "", System.lineSeparator()));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN, answers);
    }
    assertEquals(Files.readString(GOLDEN), answers);
    assertFalse(answers.contains("nothing is said"), "a mistake goes through");
  }

  @Test
  void eachLayerHasAMistake() throws IOException {
    List<String> told = all().stream().map(Mistake::what).toList();
    List<String> untold = new ArrayList<>();
    for (Path source : sources(Project.ROOT.resolve("runtime/src/main/java/dev/hokku/nn"))) {
      LAYER.matcher(Files.readString(source)).results()
          .map(found -> found.group(1))
          .filter(layer -> told.stream().noneMatch(what -> List.of(what.split("\\W+")).contains(layer)))
          .forEach(untold::add);
    }
    assertEquals(List.of(), untold);
  }

  private static List<Path> sources(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      assertFalse(sources.isEmpty(), () -> "no sources in " + directory);
      return sources;
    }
  }
}
