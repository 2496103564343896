package dev.hokku.parity.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import dev.hokku.core.Traced;
import dev.hokku.random.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys that were handed out, with the module that asked.
public final class KeyLog {

  /// How many keys of a call are recorded at most.
  private static final int RECORDED = 80;

  private final List<Drawn> drawn = new ArrayList<>();

  /// One key.
  ///
  /// @param module that asked
  /// @param words of the key; null inside a transform
  private record Drawn(String module, long @Nullable [] words) {
    @Override
    public String toString() {
      return module + " " + (words == null ? "traced" : Arrays.toString(words));
    }
  }

  /// Adds a key.
  public void add(String module, Key key) {
    drawn.add(new Drawn(module, key.data() instanceof Traced || key.data().rank() != 1 ? null : key.data().toLongArray()));
  }

  /// Refuses keys that differ from the recorded ones.
  ///
  /// Inside a transform Haiku records the word "traced". How often a body is traced is no promise, so such entries, and our keys at their
  /// place, are passed over.
  ///
  /// @param others whether keys are recorded that the call did not hand out
  public void require(String what, JsonArray recorded, boolean others) {
    int next = 0;
    boolean transformed = false;
    for (JsonElement entry : recorded) {
      String module = entry.getAsJsonArray().get(0).getAsString();
      JsonElement key = entry.getAsJsonArray().get(1);
      if (!key.isJsonArray()) {
        transformed = true;
        continue;
      }
      Drawn wanted = new Drawn(module, new long[] {key.getAsJsonArray().get(0).getAsLong(), key.getAsJsonArray().get(1).getAsLong()});
      while (next < drawn.size() && (drawn.get(next).words() == null || transformed && !same(drawn.get(next), wanted))) {
        next++;
      }
      if (others && (next == drawn.size() || !same(drawn.get(next), wanted))) {
        continue;
      }
      if (next == drawn.size() || !same(drawn.get(next), wanted)) {
        throw new Mismatch("%s: %s where %s was recorded".formatted(
            what, next == drawn.size() ? "no key was drawn" : "the key " + drawn.get(next) + " was drawn", wanted));
      }
      next++;
    }
    long left = drawn.subList(next, drawn.size()).stream().filter(d -> d.words() != null).count();
    if (left > 0 && !transformed && recorded.size() < RECORDED) {
      throw new Mismatch("%s: %d more keys were drawn than the %d recorded, first %s".formatted(what, left, recorded.size(), drawn.get(next)));
    }
  }

  private static boolean same(Drawn left, Drawn right) {
    return left.module().equals(right.module()) && Arrays.equals(left.words(), right.words());
  }
}
