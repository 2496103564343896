package dev.hokku.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.cli.HokkuCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Each example runs, draws its pictures, and beats the one who has learnt nothing, in fewer steps than a user would give it.
class ExamplesTest {

  private static final String NUMBER = "(-?[0-9.]+(?:e-?[0-9]+)?)";

  @TempDir Path folder;

  @Test
  void aLineIsTheLeastSquaresSolution() throws IOException {
    double[] ends = numbers("distance from the least squares solution: " + NUMBER, "linear");

    assertTrue(ends[0] < 1e-4, "distance " + ends[0]);
    assertPictures("linear", "", "-loss");
  }

  @Test
  void anLstmForetellsAChaoticSeries() throws IOException {
    double[] errors = numbers("error over 50 steps ahead: " + NUMBER + " \\(repeating the last value: " + NUMBER + "\\)", "forecast", "--steps", "150");

    assertTrue(errors[0] < 0.6 * errors[1], "errors " + errors[0] + " and " + errors[1]);
    assertPictures("forecast", "", "-loss");
  }

  @Test
  void anLstmAndAGptLearnToSpell() throws IOException {
    for (String name : List.of("char-lstm", "char-gpt")) {
      double[] bits = numbers(
          "test bits a character: " + NUMBER + " \\(knowing only how often each occurs: " + NUMBER + "\\)", name, "--steps", "60", "--write", "10");

      // a network that knows nothing needs 5.8 bits
      assertTrue(bits[0] < bits[1] + 0.3, name + ": " + bits[0] + " and " + bits[1] + " bits");
      assertPictures(name, "-loss");
    }
  }

  @Test
  void aVaeKnowsMoreThanTheMeanImage() throws IOException {
    double[] bounds = numbers(
        "bound on the log likelihood of a test image: " + NUMBER + " nats \\(knowing only how often each pixel is inked: " + NUMBER + "\\)",
        "vae", "--steps", "250");

    assertTrue(bounds[0] > bounds[1], "bounds " + bounds[0] + " and " + bounds[1]);
    assertPictures("vae", "-loss", "-reconstructions", "-samples");
  }

  @Test
  void aVqVaeRemembers() throws IOException {
    double[] remembered = numbers("variance of the test images that is remembered: " + NUMBER + " %", "vqvae", "--steps", "120");

    assertTrue(remembered[0] > 30, "remembered " + remembered[0] + " %");
    assertPictures("vqvae", "-loss", "-reconstructions");
  }

  @Test
  void aGanFindsClouds() throws IOException {
    double[] quality = numbers("clouds found: " + NUMBER + " of 8; made points within a cloud: " + NUMBER + " %", "gan", "--steps", "1200");

    // points drawn anywhere in the square would be near a cloud in a quarter of the cases at most
    assertTrue(quality[1] > 25, "near " + quality[1] + " %");
    assertPictures("gan", "-loss", "-samples");
  }

  private double[] numbers(String lastLine, String example, String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = HokkuCommand.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    List<String> arguments = new ArrayList<>(List.of("train", example, "--plot", folder.resolve(example).toString()));
    arguments.addAll(List.of(options));

    assertEquals(0, command.execute(arguments.toArray(String[]::new)), err::toString);
    String last = out.toString().strip().lines().reduce((_, line) -> line).orElseThrow();
    Matcher matcher = Pattern.compile(lastLine).matcher(last);
    assertTrue(matcher.matches(), last);
    double[] numbers = new double[matcher.groupCount()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Double.parseDouble(matcher.group(i + 1));
    }
    return numbers;
  }

  private void assertPictures(String example, String... names) throws IOException {
    for (String name : names) {
      assertTrue(Files.size(folder.resolve(example + name + ".png")) > 1_000, example + name);
      assertTrue(Files.readString(folder.resolve(example + name + ".svg")).startsWith("<svg"), example + name);
    }
  }
}
