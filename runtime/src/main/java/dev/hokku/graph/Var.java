package dev.hokku.graph;

import dev.hokku.tensor.ShapedArray;

/// A value that a graph computes or takes: defined once. Equal by identity; the number is for printing.
public final class Var implements Atom {

  private final int id;
  private final ShapedArray aval;

  /// @param id unique in its graph
  public Var(int id, ShapedArray aval) {
    this.id = id;
    this.aval = aval;
  }

  /// The number in its graph.
  public int id() {
    return id;
  }

  @Override
  public ShapedArray aval() {
    return aval;
  }

  /// The name, `a`, `b`, … `z`, `ba`, …, and the type: `c:f32[8,16]`.
  @Override
  public String toString() {
    return name() + ":" + aval;
  }

  /// The name in printed graphs: the number in base 26, written in letters.
  public String name() {
    StringBuilder name = new StringBuilder();
    int rest = id;
    do {
      name.insert(0, (char) ('a' + rest % 26));
      rest /= 26;
    } while (rest > 0);
    return name.toString();
  }
}
