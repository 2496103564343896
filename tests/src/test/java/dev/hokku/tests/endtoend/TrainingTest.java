package dev.hokku.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.cli.HokkuCommand;
import dev.hokku.data.Dataset;
import dev.hokku.data.Digits;
import dev.hokku.random.Key;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The command line as a user meets it: it trains, it goes on after it was killed, and it says what is wrong.
class TrainingTest {

  @TempDir static Path folder;
  private static Path data;

  /// Drawn digits, shrunk to 7 by 7 by taking the mean of 4 by 4 pixels, as a table.
  @BeforeAll
  static void writeATable() throws IOException {
    Dataset digits = Digits.draw(Key.of(0), 1_000);
    float[] small = digits.inputs().reshape(-1, 7, 4, 7, 4).mean(2, 4).toFloatArray();
    int[] labels = digits.labels().toIntArray();
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < labels.length; i++) {
      for (int j = 0; j < 49; j++) {
        rows.append(Math.round(16 * small[49 * i + j])).append(',');
      }
      rows.append(labels[i]).append('\n');
    }
    data = Files.writeString(folder.resolve("digits.csv"), rows);
  }

  @Test
  void theMlpLearnsDigitsFromATable() {
    Ran ran = run("train", "digits", "--data", data.toString(), "--epochs", "25");

    assertEquals(0, ran.exit, ran.err);
    String last = ran.out.strip().lines().reduce((_, line) -> line).orElseThrow();
    assertTrue(last.matches("test accuracy: \\d+\\.\\d %"), last);
    assertTrue(Double.parseDouble(last.replaceAll("[^0-9.]", "")) > 70, last);
  }

  @Test
  void aRunThatIsKilledAtAnyMomentEndsWithTheSameBits() throws IOException, InterruptedException {
    Path whole = folder.resolve("whole.safetensors");
    assertEquals(0, run("train", "digits", "--data", data.toString(), "--epochs", "12", "--checkpoint", whole.toString()).exit);

    Path cut = folder.resolve("cut.safetensors");
    String[] command = {"dev.hokku.launch.Main", "train", "digits", "--data", data.toString(), "--epochs", "12", "--plot", folder.resolve("cut").toString()};
    Process killed = Java.start(folder, folder.resolve("killed.txt"), Java.onClassPath(with(command, "--checkpoint", cut.toString())));
    // Kills the process, with no chance to clean up, soon after its first checkpoint.
    while (killed.isAlive() && !Files.exists(cut)) {
      Thread.onSpinWait();
    }
    killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    assertTrue(Files.exists(cut), () -> "no checkpoint was written");

    Ran resumed = run("train", "digits", "--data", data.toString(), "--epochs", "12", "--resume", cut.toString());
    assertEquals(0, resumed.exit, resumed.err);
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(cut), "the resumed run ended with other bits");
  }

  @Test
  void aRunThatIsToldToStopSavesAtTheNextStepAndGoesOnFromThere() throws IOException, InterruptedException {
    Path whole = folder.resolve("whole-2.safetensors");
    assertEquals(0, run("train", "digits", "--data", data.toString(), "--epochs", "12", "--seed", "2", "--checkpoint", whole.toString()).exit);

    Path cut = folder.resolve("stopped.safetensors");
    Path log = folder.resolve("stopped.txt");
    String[] command = {"dev.hokku.launch.Main", "train", "digits", "--data", data.toString(), "--epochs", "12", "--seed", "2", "--plot", folder.resolve("cut").toString()};
    Process told = Java.start(folder, log, Java.onClassPath(with(command, "--checkpoint", cut.toString())));
    while (told.isAlive() && !Files.exists(cut)) {
      Thread.onSpinWait();
    }
    told.destroy(); // as Ctrl-C does
    assertTrue(told.waitFor(60, TimeUnit.SECONDS));
    String said = Files.readString(log);

    // A fast machine may be through before it hears of it; then there is nothing to go on with.
    if (!said.contains("test accuracy")) {
      assertTrue(said.contains("go on with --resume " + cut), said);
      Ran resumed = run("train", "digits", "--data", data.toString(), "--epochs", "12", "--seed", "2", "--resume", cut.toString());
      assertEquals(0, resumed.exit, resumed.err);
    }
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(cut), "the resumed run ended with other bits");
  }

  @Test
  void predictionsComeWithTheirProbabilityAndAPicture() throws IOException {
    Path checkpoint = folder.resolve("predict.safetensors");
    Path picture = folder.resolve("predict.png");
    assertEquals(0, run("train", "digits", "--data", data.toString(), "--epochs", "3", "--checkpoint", checkpoint.toString()).exit);

    Ran ran = run("predict", "--checkpoint", checkpoint.toString(), "--data", data.toString(), "--count", "3", "--plot", picture.toString());

    assertEquals(0, ran.exit, ran.err);
    assertEquals(3, ran.out.lines().filter(line -> line.matches("image \\d: \\d \\(\\d+\\.\\d %\\).*")).count(), ran.out);
    assertTrue(Files.size(picture) > 1000);
  }

  @Test
  void whatIsWrongIsSaidInOneMessageThatNamesTheMend() throws IOException {
    Path checkpoint = folder.resolve("errors.safetensors");
    assertEquals(0, run("train", "digits", "--data", data.toString(), "--epochs", "1", "--checkpoint", checkpoint.toString()).exit);
    byte[] bytes = Files.readAllBytes(checkpoint);

    assertSays("The loss is NaN", "Try a smaller --learning-rate", "train", "digits", "--data", data.toString(), "--epochs", "5", "--learning-rate", "1e30");
    assertSays("epochs is 2 here, the checkpoint has 1", "begin a new one without --resume", "train", "digits", "--data", data.toString(), "--epochs", "2", "--resume", checkpoint.toString());
    assertSays("The checkpoint does not fit the model:", "extra:      params.mlp/linear/w", "train", "digits", "--data", data.toString(), "--epochs", "1", "--model", "lenet", "--resume", checkpoint.toString());
    assertSays("There is no model 'vgg'.", "Name mlp, lenet or resnet.", "train", "digits", "--data", data.toString(), "--model", "vgg");
    assertSays("There is no file", "missing.csv", "train", "digits", "--data", folder.resolve("missing.csv").toString());
    assertSays("No generated class of 'Nothing' was found.", "such as SmallMlp", "explain", "Nothing");
    Files.write(checkpoint, Arrays.copyOf(bytes, bytes.length / 2));
    assertSays("The file is cut off", checkpoint.toString(), "predict", "--checkpoint", checkpoint.toString(), "--data", data.toString());
    assertEquals(bytes.length / 2, Files.size(checkpoint), "nothing is lost by reading");
  }

  private static void assertSays(String wrong, String mend, String... arguments) {
    Ran ran = run(arguments);
    assertEquals(1, ran.exit, ran.out + ran.err);
    assertTrue(ran.err.contains(wrong) && ran.err.contains(mend), ran.err);
    assertFalse(ran.err.contains("\tat "), "a stack trace is no message: " + ran.err);
  }

  private record Ran(int exit, String out, String err) {}

  private static Ran run(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    if (command[0].equals("train")) {
      arguments.addAll(List.of("--plot", folder.resolve("plot").toString()));
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = HokkuCommand.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int exit = commandLine.execute(arguments.toArray(String[]::new));
    return new Ran(exit, out.toString(), err.toString());
  }

  private static String[] with(String[] command, String... more) {
    String[] all = Arrays.copyOf(command, command.length + more.length);
    System.arraycopy(more, 0, all, command.length, more.length);
    return all;
  }
}
