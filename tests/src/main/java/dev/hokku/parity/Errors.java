package dev.hokku.parity;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.parity.golden.Outcome;
import dev.hokku.parity.mistakes.Compilation;
import dev.hokku.parity.mistakes.Mistake;
import dev.hokku.parity.mistakes.Mistakes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Programs that Haiku refuses: the same mistake must be refused here, and its mended twin must run.
final class Errors {

  private Errors() {}

  static List<Outcome> run(JsonObject content) {
    List<Outcome> outcomes = new ArrayList<>();
    for (JsonElement element : content.getAsJsonArray("cases")) {
      String text = element.getAsJsonObject().get("program").getAsString();
      boolean raises = !element.getAsJsonObject().get("raises").isJsonNull();
      outcomes.add(Outcome.of("errors/" + slug(text), () -> check(text, raises)));
    }
    return outcomes;
  }

  /// A name without spaces, for lists of cases.
  private static String slug(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
  }

  private static void check(String text, boolean raises) throws Exception {
    Mistake mistake = Mistakes.all().get(text);
    switch (mistake) {
      case null -> throw new Mismatch("there is no Java twin of the program '%s'".formatted(text));
      case Mistake.Refused refused when raises -> {
        requireRefused(refused.wrong());
        refused.mended().run();
      }
      case Mistake.Refused refused -> throw new Mismatch("Haiku runs this program, its twin refuses it");
      case Mistake.Right right -> right.program().run();
      case Mistake.NotCompiled notCompiled -> {
        require(raises, "Haiku runs this program, javac refuses its twin");
        require(!Compilation.errors(notCompiled.wrong()).isEmpty(), "javac compiles the wrong program, " + notCompiled.wrong());
        List<String> errors = Compilation.errors(notCompiled.mended());
        require(errors.isEmpty(), "javac refuses the mended program, %s: %s".formatted(notCompiled.mended(), errors));
      }
      case Mistake.NotJava notJava -> {
        // There is nothing to run; the entry says why.
      }
    }
  }

  private static void requireRefused(Mistake.Program wrong) throws Exception {
    Object result;
    try {
      result = wrong.run();
    } catch (RuntimeException expected) {
      return;
    }
    throw new Mismatch("the wrong program runs and gives " + result);
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new Mismatch(what);
    }
  }
}
