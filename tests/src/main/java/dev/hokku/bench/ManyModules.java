package dev.hokku.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;

/// Sources of many modules, as large projects have them: classifiers, convolutions, attention, recurrence, state, keys, lists of layers,
/// parameters made by hand. There are eight kinds of about 50 lines each, in turn, in the resource folder `modules`.
final class ManyModules {

  private static final List<String> KINDS =
      List.of("Classifier", "ConvNet", "Tower", "Reader", "Coder", "Whitened", "Series", "Ranker");

  private ManyModules() {}

  /// @param count how many
  /// @param dispatch whether modules of a family name the interface that is generated for them; without the processor there is none
  static List<JavaFileObject> sources(int count, boolean dispatch) {
    List<String> templates = KINDS.stream().map(ManyModules::template).toList();
    List<JavaFileObject> sources = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int kind = i % KINDS.size();
      String name = KINDS.get(kind) + i;
      sources.add(new SourceText("bench/" + name + ".java", templates.get(kind)
          .replace("$D", dispatch ? ", " + name + "Dispatch" : "")
          .replace("$A", Integer.toString(i - kind + user(KINDS.get(kind))))
          .replace("$N", Integer.toString(i))));
    }
    return sources;
  }

  /// Which kind of module a kind uses, by its number.
  private static int user(String kind) {
    return KINDS.indexOf(kind.equals("Ranker") ? "Tower" : "Coder");
  }

  private static String template(String kind) {
    try (InputStream file = ManyModules.class.getResourceAsStream("modules/" + kind + ".txt")) {
      if (file == null) {
        throw new IllegalStateException("No resource 'modules/%s.txt'.".formatted(kind));
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long lines(List<JavaFileObject> sources) {
    return sources.stream().mapToLong(s -> ((SourceText) s).text().lines().count()).sum();
  }
}
