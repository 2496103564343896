package dev.hokku.processor.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Where the modules in a value come from: made at some places, passed as some parameters, both, or neither.
///
/// @param made offsets of the expressions that make modules
/// @param passed indices of constructor parameters that flow into the value
/// @param loops offsets of the loops around those that make modules
record Origin(Set<Integer> made, Set<Integer> passed, Set<Integer> loops) {

  static final Origin NONE = new Origin(Set.of(), Set.of(), Set.of());

  static Origin made(int offset, Set<Integer> loops) {
    return new Origin(Set.of(offset), Set.of(), loops);
  }

  static Origin passed(int parameter) {
    return new Origin(Set.of(), Set.of(parameter), Set.of());
  }

  Origin and(Origin other) {
    return new Origin(union(made, other.made), union(passed, other.passed), union(loops, other.loops));
  }

  boolean isNone() {
    return made.isEmpty() && passed.isEmpty();
  }

  int firstMade() {
    return made.isEmpty() ? Integer.MAX_VALUE : Collections.min(made);
  }

  int lastMade() {
    return made.isEmpty() ? Integer.MIN_VALUE : Collections.max(made);
  }

  /// Whether modules of the two are made in turns, so that no order of the fields is the order of construction.
  boolean interleaves(Origin other) {
    if (made.isEmpty() || other.made.isEmpty()) {
      return false;
    }
    List<Integer> common = new ArrayList<>(loops);
    common.retainAll(other.loops);
    return !common.isEmpty() || firstMade() < other.lastMade() && other.firstMade() < lastMade();
  }

  private static Set<Integer> union(Set<Integer> a, Set<Integer> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    Set<Integer> both = new LinkedHashSet<>(a);
    both.addAll(b);
    return both;
  }
}
