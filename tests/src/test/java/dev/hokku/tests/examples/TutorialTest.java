package dev.hokku.tests.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.tests.endtoend.Project;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The tutorial's code is one program that compiles and runs, and what it asserts holds.
class TutorialTest {

  private static final Path TUTORIAL = Project.ROOT.resolve("docs/tutorial.md");

  @Test
  void theTutorialRuns() throws Exception {
    Snippet tutorial = Snippet.inMarkdown(TUTORIAL);
    assertTrue(tutorial.declarations().size() >= 8, "classes in " + TUTORIAL);
    assertTrue(tutorial.text().contains("assert "), TUTORIAL + " asserts nothing");
    RunnableSnippets.compile(List.of(tutorial)).run(0);
  }
}
