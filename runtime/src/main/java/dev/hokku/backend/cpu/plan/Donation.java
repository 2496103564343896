package dev.hokku.backend.cpu.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Which result is put in the place of which donated input: one of the same dtype and size that is first written when the input has been read for the
/// last time, or by the very step that reads it last, if that reads each element before it writes it.
final class Donation {

  /// No input.
  static final int NONE = -1;

  private Donation() {}

  /// For each output the number of the input whose place it takes, or [#NONE].
  ///
  /// @param steps whose values know their last use
  static int[] of(List<Planned> steps, List<Value> inputs, BitSet donated, List<Value> outputs) {
    int[] sources = new int[outputs.size()];
    BitSet free = (BitSet) donated.clone();
    // In two rounds: where a parameter is updated in place, its place is not for another.
    List<List<Value>> inPlace = new ArrayList<>();
    for (int o = 0; o < sources.length; o++) {
      int birth = birth(steps, outputs.get(o));
      inPlace.add(birth < 0 || steps.get(birth).writes().size() > 1 ? List.of() : steps.get(birth).inPlace());
      sources[o] = find(outputs.get(o), birth, inputs, free, inPlace.getLast());
    }
    for (int o = 0; o < sources.length; o++) {
      if (sources[o] == NONE) {
        sources[o] = find(outputs.get(o), birth(steps, outputs.get(o)), inputs, free, List.of());
      }
    }
    return sources;
  }

  /// @param inPlace if not empty, only these inputs are considered
  private static int find(Value output, int birth, List<Value> inputs, BitSet free, List<Value> inPlace) {
    if (birth < 0 || output.role != Value.Role.RESULT) {
      return NONE;
    }
    for (int i = free.nextSetBit(0); i >= 0; i = free.nextSetBit(i + 1)) {
      Value input = inputs.get(i);
      boolean over = inPlace.contains(input) ? input.lastUse <= birth : inPlace.isEmpty() && input.lastUse < birth;
      if (over && input.size == output.size && input.dtype == output.dtype) {
        free.clear(i);
        return i;
      }
    }
    return NONE;
  }

  private static int birth(List<Planned> steps, Value output) {
    for (int s = 0; s < steps.size(); s++) {
      if (steps.get(s).writes().contains(output)) {
        return s;
      }
    }
    return NONE;
  }
}
