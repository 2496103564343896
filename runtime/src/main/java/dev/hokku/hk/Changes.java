package dev.hokku.hk;

import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a fork has beyond the frame that it was made from. The values are apart ([#values]), since a transform must hand them out as results.
///
/// @param params parameters that were made
/// @param newStates states that did not exist
/// @param setStates states that have another value
/// @param keys whether the key sequence moved
record Changes(List<Place> params, List<Place> newStates, List<Place> setStates, boolean keys) {

  /// @param module path of the module
  /// @param name name in the module
  record Place(String module, String name) {

    @Override
    public String toString() {
      return module + "/" + name;
    }
  }

  static Changes between(Frame before, Frame after) {
    return between(before, after, false);
  }

  /// As [#between(Frame, Frame)], but with every state and the keys counted as set: branches must leave results of one structure.
  static Changes everything(Frame before, Frame after) {
    return between(before, after, true);
  }

  /// As [#between(Frame, Frame)], with what is new sorted by path: JAX sorts the dicts that leave a transformed function, so this is the order
  /// in which Haiku creates them.
  static Changes sorted(Frame before, Frame after) {
    Changes changes = between(before, after);
    Comparator<Place> byPath = Comparator.comparing(Place::module).thenComparing(Place::name);
    return new Changes(
        changes.params.stream().sorted(byPath).toList(), changes.newStates.stream().sorted(byPath).toList(), changes.setStates, changes.keys);
  }

  private static Changes between(Frame before, Frame after, boolean all) {
    List<Place> params = new ArrayList<>();
    after.store().params.forEachMade((module, name, value) -> {
      if (before.store().params.find(module, name) == null) {
        params.add(new Place(module, name));
      }
    });
    List<Place> made = new ArrayList<>();
    List<Place> set = new ArrayList<>();
    StateStore states = before.store().state;
    StateStore later = after.store().state;
    if (states != null && later != null) {
      later.forEach((module, name, pair) -> {
        Tensor former = states.find(module, name);
        if (former == null) {
          made.add(new Place(module, name));
        } else if (all || former != pair.current()) {
          set.add(new Place(module, name));
        }
      });
    }
    boolean moved = all ? before.keys() != null : moved(Carried.keys(before), Carried.keys(after));
    return new Changes(List.copyOf(params), List.copyOf(made), List.copyOf(set), moved);
  }

  private static boolean moved(List<Tensor> before, List<Tensor> after) {
    if (before.size() != after.size()) {
      return true;
    }
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i) != after.get(i)) {
        return true;
      }
    }
    return false;
  }

  /// The values in the fork.
  List<Tensor> values(Frame after) {
    List<Tensor> values = new ArrayList<>();
    params.forEach(place -> values.add(present(after.store().params.find(place.module(), place.name()))));
    StateStore states = after.store().state;
    if (states != null) {
      newStates.forEach(place -> values.add(states.pair(place.module(), place.name()).initial()));
      newStates.forEach(place -> values.add(states.pair(place.module(), place.name()).current()));
      setStates.forEach(place -> values.add(states.pair(place.module(), place.name()).current()));
    }
    if (keys) {
      values.addAll(Carried.keys(after));
    }
    return values;
  }

  private static Tensor present(@Nullable Tensor value) {
    if (value == null) {
      throw new AssertionError("A parameter that was made is not there.");
    }
    return value;
  }

  /// Makes them in `frame` too, with these values.
  void install(Frame frame, List<Tensor> values) {
    int next = 0;
    for (Place place : params) {
      frame.store().params.put(place.module(), place.name(), values.get(next++));
    }
    StateStore states = frame.store().state;
    if (states != null) {
      for (int i = 0; i < newStates.size(); i++) {
        Place place = newStates.get(i);
        states.put(place.module(), place.name(), new StateStore.Pair(values.get(next + i), values.get(next + newStates.size() + i)));
      }
      next += 2 * newStates.size();
      for (Place place : setStates) {
        states.set(place.module(), place.name(), values.get(next++));
      }
    }
    if (keys) {
      Carried.installKeys(frame, values.subList(next, values.size()));
    }
  }

  /// `parameter mlp/w, state bn/counter`.
  String describeNew() {
    return Stream.concat(params.stream().map(place -> "parameter " + place), newStates.stream().map(place -> "state " + place))
        .collect(Collectors.joining(", "));
  }
}
