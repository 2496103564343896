package dev.hokku.backend.cpu.plan;

import java.util.List;
import java.util.function.ToIntFunction;

/// A step before the slots are given out.
///
/// @param reads what must be there before it
/// @param writes what is there after it
/// @param inPlace which of `reads` may be overwritten by what it computes, because each element is read before it is written; at most one is used
/// @param step makes the step once every value has a slot
record Planned(List<Value> reads, List<Value> writes, List<Value> inPlace, Maker step) {

  /// Makes a step from the slots of values.
  @FunctionalInterface
  interface Maker {
    Step make(ToIntFunction<Value> slot);
  }
}
