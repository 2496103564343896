package dev.hokku.tests.mistakes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What users read when they get it wrong: all public entries of the core and all layers with what does not fit them, and the whole text of each answer.
///
/// After a change on purpose: `-Dgolden.update=true`, then read the difference as a user would.
class MistakesTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "goldens", "mistakes.txt");

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
}
