package dev.hokku.parity.configs;

import com.google.gson.JsonElement;
import dev.hokku.parity.golden.Mismatch;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `precision=`: how many bits of its factors an accelerator may leave out of a product. A CPU leaves out none, here as in XLA, so that the word is read and
/// changes nothing.
final class Precision {

  private static final Set<String> WORDS = Set.of("default", "high", "highest", "fastest", "bfloat16", "tensorfloat32", "float32", "bfloat16_3x");

  private Precision() {}

  /// Refuses what is no precision.
  ///
  /// @param owner whose argument it is, for messages
  /// @param json null if not given
  static void require(String owner, @Nullable JsonElement json) {
    if (json == null || json.isJsonNull()) {
      return;
    }
    String word = json.getAsString();
    if (!WORDS.contains(word.substring(word.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))) {
      throw new Mismatch("%s knows no precision '%s'".formatted(owner, word));
    }
  }
}
