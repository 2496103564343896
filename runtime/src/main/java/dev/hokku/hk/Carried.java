package dev.hokku.hk;

import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// The state and the key sequence of a frame as the tensors that a loop carries.
final class Carried {

  private Carried() {}

  static List<Tensor> of(Frame frame) {
    List<Tensor> values = new ArrayList<>();
    StateStore state = frame.store().state;
    if (state != null) {
      state.forEach((module, name, pair) -> values.add(pair.current()));
    }
    values.addAll(keys(frame));
    return values;
  }

  /// The key to split next and those that wait; none if the call has no keys.
  static List<Tensor> keys(Frame frame) {
    List<Tensor> values = new ArrayList<>();
    KeySequence keys = frame.keys();
    if (keys != null) {
      KeySequence.Position position = keys.position();
      values.add(position.key().data());
      position.reserved().forEach(key -> values.add(key.data()));
    }
    return values;
  }

  /// Puts back what [#of] took from a frame with the same states.
  static void install(Frame frame, List<Tensor> values) {
    int[] next = {0};
    StateStore state = frame.store().state;
    if (state != null) {
      state.fork().forEach((module, name, pair) -> state.set(module, name, values.get(next[0]++)));
    }
    installKeys(frame, values.subList(next[0], values.size()));
  }

  static void installKeys(Frame frame, List<Tensor> values) {
    KeySequence keys = frame.keys();
    if (keys != null && !values.isEmpty()) {
      keys.moveTo(new KeySequence.Position(
          Key.wrap(values.getFirst()), values.subList(1, values.size()).stream().map(Key::wrap).toList()));
    }
  }

  /// Refuses a loop body that leaves parameters or states that were not there before it.
  static void requireSameNames(String what, Frame before, Frame after) {
    Changes changes = Changes.between(before, after);
    if (!changes.params().isEmpty() || !changes.newStates().isEmpty()) {
      throw new HokkuException(
          "The body of %s makes %s.".formatted(what, changes.describeNew()),
          SourceLines.current(),
          "What a loop carries keeps its structure. Make modules and set states before the loop; a module made inside the body has another name in each trace.");
    }
  }
}
