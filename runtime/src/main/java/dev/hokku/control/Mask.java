package dev.hokku.control;

import dev.hokku.core.Tangent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Which elements of a list are meant.
final class Mask {

  private Mask() {}

  static List<Boolean> none(int size) {
    return new ArrayList<>(Collections.nCopies(size, false));
  }

  static List<Boolean> all(int size) {
    return new ArrayList<>(Collections.nCopies(size, true));
  }

  /// Which tangents are not zero.
  static List<Boolean> moved(List<Tangent> tangents) {
    List<Boolean> mask = new ArrayList<>(tangents.size());
    for (Tangent tangent : tangents) {
      mask.add(!tangent.isZero());
    }
    return mask;
  }

  /// Adds the elements of `more` to `mask`; tells whether there were new ones.
  static boolean widen(List<Boolean> mask, List<Boolean> more) {
    boolean widened = false;
    for (int i = 0; i < mask.size(); i++) {
      if (more.get(i) && !mask.get(i)) {
        mask.set(i, true);
        widened = true;
      }
    }
    return widened;
  }

  static int count(List<Boolean> mask) {
    return Collections.frequency(mask, true);
  }

  /// The meant elements of `list`.
  static <T> List<T> pick(List<T> list, List<Boolean> mask) {
    List<T> picked = new ArrayList<>();
    for (int i = 0; i < mask.size(); i++) {
      if (mask.get(i)) {
        picked.add(list.get(i));
      }
    }
    return picked;
  }

  /// The two joined.
  static <T> List<T> join(List<? extends T> first, List<? extends T> second) {
    List<T> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }
}
