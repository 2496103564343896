package dev.hokku.viz;

import dev.hokku.tensor.Tensor;

/// One named set of points in a plot.
final class Series {

  /// How the points are shown.
  enum Style {
    LINE,
    DOTS
  }

  private final String name;
  private final Style style;
  private final double[] xs;
  private final double[] ys;

  Series(String name, Style style, Tensor xs, Tensor ys) {
    this(name, style, xs.toDoubleArray(), ys.toDoubleArray());
  }

  Series(String name, Style style, double[] xs, double[] ys) {
    if (xs.length != ys.length || xs.length == 0) {
      throw new IllegalArgumentException(
          "Series '%s' has %d x and %d y values. Give as many of each, and at least one.".formatted(name, xs.length, ys.length));
    }
    this.name = name;
    this.style = style;
    this.xs = xs.clone();
    this.ys = ys.clone();
  }

  String name() {
    return name;
  }

  Style style() {
    return style;
  }

  int size() {
    return xs.length;
  }

  double x(int index) {
    return xs[index];
  }

  double y(int index) {
    return ys[index];
  }
}
