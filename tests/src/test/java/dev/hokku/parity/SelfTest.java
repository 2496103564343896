package dev.hokku.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.hokku.parity.golden.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The runner sees what is wrong: for one passing case of each kind, one flipped bit, one other path and one other option must make it fail.
class SelfTest {

  private static final Path GOLDEN = Path.of("golden");

  /// A passing case of each kind.
  private static final Map<String, Path> CASES = new TreeMap<>();

  /// All passing cases of each kind.
  private static final Map<String, List<Path>> ALL = new TreeMap<>();

  @TempDir
  Path copies;

  @BeforeAll
  static void chooseCases() throws IOException {
    TreeSet<String> required = new TreeSet<>(Files.readAllLines(GOLDEN.resolve("must-pass.txt")));
    try (Stream<Path> files = Files.list(GOLDEN.resolve("haiku"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json") && !f.endsWith("INDEX.json")).sorted().toList()) {
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        if (required.contains(json.get("case").getAsString())) {
          CASES.putIfAbsent(json.get("kind").getAsString(), file);
          ALL.computeIfAbsent(json.get("kind").getAsString(), kind -> new ArrayList<>()).add(file);
        }
      }
    }
    assertTrue(CASES.size() > 10, () -> "only the kinds %s were found".formatted(CASES.keySet()));
  }

  @Test
  void aFlippedBitOfAnOutputOrParameterFails() throws IOException {
    for (Map.Entry<String, Path> entry : CASES.entrySet()) {
      JsonObject json = copy(entry.getValue());
      if (flipBit(json)) {
        assertFails(entry.getKey(), json, "a flipped bit");
      }
    }
  }

  @Test
  void anotherPathFails() throws IOException {
    for (Map.Entry<String, Path> entry : CASES.entrySet()) {
      JsonObject json = copy(entry.getValue());
      JsonArray variables = json.getAsJsonArray("params").isEmpty() ? json.getAsJsonArray("state") : json.getAsJsonArray("params");
      if (!variables.isEmpty()) {
        JsonObject first = variables.get(0).getAsJsonObject();
        first.addProperty("module", first.get("module").getAsString() + "_1");
        assertFails(entry.getKey(), json, "another path");
      }
    }
  }

  /// Some variants do not show in the result (a batch axis more or less before a linear layer), so one case of each kind must fail.
  @Test
  void anotherVariantOrModuleFails() throws IOException {
    for (Map.Entry<String, List<Path>> entry : ALL.entrySet()) {
      boolean seen = false;
      for (Path file : entry.getValue()) {
        for (int i = 0; i < Math.max(1, copy(file).has("variant") ? copy(file).getAsJsonObject("variant").size() : 0); i++) {
          seen = seen || !outcome(varied(copy(file), i)).passed();
        }
      }
      assertTrue(seen, "kind %s: another variant passed in all cases".formatted(entry.getKey()));
    }
  }

  private static JsonObject varied(JsonObject json, int place) {
    if (json.has("program") && json.getAsJsonObject("variant").isEmpty()) {
      json.addProperty("program", json.get("program").getAsString() + " ");
    } else if (json.has("program")) {
      change(json.getAsJsonObject("variant"), place);
    } else {
      JsonObject config = json.getAsJsonObject("config");
      JsonObject built = config.has("construct") ? config.getAsJsonObject("construct") : config;
      built.addProperty(config.has("construct") ? "$module" : "descriptor", "NoSuchModule");
      built.remove("initializer");
    }
    return json;
  }

  @Test
  void anUnknownOptionFails() throws IOException {
    for (Map.Entry<String, Path> entry : CASES.entrySet()) {
      JsonObject json = copy(entry.getValue());
      if (json.has("config") && json.getAsJsonObject("config").has("construct")) {
        json.getAsJsonObject("config").getAsJsonObject("construct").getAsJsonObject("kwargs").addProperty("no_such_option", 1);
        assertFails(entry.getKey(), json, "an unknown option");
      }
    }
  }

  @Test
  void aFlippedWordOrAnotherSeedOfAPrngRecordFails() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN.resolve("prng"))) {
      for (Path file : files.filter(f -> !f.endsWith("INDEX.json")).sorted().toList()) {
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        JsonObject record = lastWithWords(json.getAsJsonArray("cases"));
        JsonArray only = new JsonArray();
        only.add(record);
        json.add("cases", only);
        assertTrue(prng(json).passed(), () -> prng(json).line());

        JsonArray words = record.getAsJsonArray("words");
        JsonElement word = words.get(0);
        int bits = record.get("dtype").getAsString().contains("16") ? 14 : 30;
        long flipped = record.get("dtype").getAsString().contains("float") ? word.getAsLong() ^ 1L << bits : word.getAsLong() ^ 1;
        words.set(0, new JsonPrimitive(flipped));
        assertTrue(!prng(json).passed(), () -> "a flipped bit of %s passed".formatted(file));
        words.set(0, word);
        record.addProperty("seed", 77);
        assertTrue(!prng(json).passed(), () -> "another seed of %s passed".formatted(file));
      }
    }
  }

  private static JsonObject lastWithWords(JsonArray cases) {
    for (int i = cases.size() - 1; i >= 0; i--) {
      if (cases.get(i).getAsJsonObject().getAsJsonArray("words").size() > 1) {
        return cases.get(i).getAsJsonObject();
      }
    }
    throw new AssertionError("no record has words");
  }

  private Outcome prng(JsonObject json) {
    try {
      Path file = copies.resolve("record.json");
      Files.writeString(file, json.toString());
      List<Outcome> outcomes = Parity.outcomes(file);
      assertEquals(1, outcomes.size());
      return outcomes.getFirst();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private JsonObject copy(Path file) throws IOException {
    JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    String tensors = json.get("tensors_file").getAsString();
    Files.write(copies.resolve(tensors), Files.readAllBytes(file.resolveSibling(tensors)));
    return json;
  }

  private void assertFails(String kind, JsonObject json, String change) throws IOException {
    assertTrue(!outcome(json).passed(), () -> "kind %s, case %s: %s passed".formatted(kind, json.get("case"), change));
  }

  private Outcome outcome(JsonObject json) throws IOException {
    Path file = copies.resolve("case.json");
    Files.writeString(file, json.toString());
    return Parity.outcomes(file).getFirst();
  }

  /// Flips one bit of a recorded output, or parameter if there is none: in floats of the exponent, so that zero becomes two.
  private boolean flipBit(JsonObject json) throws IOException {
    Path file = copies.resolve(json.get("tensors_file").getAsString());
    byte[] bytes = Files.readAllBytes(file);
    int header = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    JsonObject tensors = JsonParser.parseString(new String(bytes, 8, header, StandardCharsets.UTF_8)).getAsJsonObject();
    for (String prefix : List.of("out0", "params::", "state::")) {
      for (Map.Entry<String, JsonElement> entry : tensors.entrySet()) {
        if (entry.getKey().startsWith(prefix)) {
          JsonObject tensor = entry.getValue().getAsJsonObject();
          int start = tensor.getAsJsonArray("data_offsets").get(0).getAsInt();
          int end = tensor.getAsJsonArray("data_offsets").get(1).getAsInt();
          String dtype = tensor.get("dtype").getAsString();
          if (end > start) {
            boolean floating = dtype.contains("F");
            int width = Integer.parseInt(dtype.replaceAll("\\D", "").isEmpty() ? "8" : dtype.replaceAll("\\D", "")) / 8;
            bytes[8 + header + start + (floating ? width - 1 : 0)] ^= (byte) (floating ? 0x40 : 1);
            Files.write(file, bytes);
            return true;
          }
        }
      }
    }
    return false;
  }

  /// Another value of the entry at `place`.
  private static void change(JsonObject variant, int place) {
    Map.Entry<String, JsonElement> first = List.copyOf(variant.entrySet()).get(place);
    JsonPrimitive value = first.getValue().isJsonPrimitive() ? first.getValue().getAsJsonPrimitive() : new JsonPrimitive(1);
    if (value.isBoolean()) {
      variant.addProperty(first.getKey(), !value.getAsBoolean());
    } else if (value.isNumber()) {
      double number = value.getAsDouble();
      variant.addProperty(first.getKey(), number == Math.rint(number) ? (Number) Math.round(number + 1) : Double.valueOf(number / 2));
    } else {
      variant.addProperty(first.getKey(), "x" + value.getAsString());
    }
  }
}
