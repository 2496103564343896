package dev.hokku.tests.laws;

import dev.hokku.core.Primitive;
import java.util.List;

/// A primitive with what it is tried on.
///
/// @param type its class
/// @param samples of every kind of operands: several dtypes, odd shapes, empty ones
record Row(Class<? extends Primitive> type, List<Sample> samples) {

  /// A row of these samples.
  static Row of(Class<? extends Primitive> type, List<Sample> samples) {
    for (Sample sample : samples) {
      if (sample.op().getClass() != type) {
        throw new IllegalArgumentException("%s is no sample of %s.".formatted(sample, type.getSimpleName()));
      }
    }
    return new Row(type, List.copyOf(samples));
  }

  /// A row of these samples.
  static Row of(Class<? extends Primitive> type, Sample... samples) {
    return of(type, List.of(samples));
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }
}
