package dev.hokku.viz;

import dev.hokku.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Lines and dots over two axes. Immutable: each `with…` gives a new plot.
///
/// ```java
/// Plot.titled("A parabola").withDots("data", x, y).withLine("prediction", x, predicted).writePng(Path.of("parabola.png"));
/// ```
public final class Plot implements Picture {

  private final String title;
  private final String xLabel;
  private final String yLabel;
  private final boolean logarithmicY;
  private final List<Series> series;

  private Plot(String title, String xLabel, String yLabel, boolean logarithmicY, List<Series> series) {
    this.title = title;
    this.xLabel = xLabel;
    this.yLabel = yLabel;
    this.logarithmicY = logarithmicY;
    this.series = List.copyOf(series);
  }

  /// An empty plot.
  public static Plot titled(String title) {
    return new Plot(title, "", "", false, List.of());
  }

  /// With names of the axes; empty for none.
  public Plot withAxes(String x, String y) {
    return new Plot(title, x, y, logarithmicY, series);
  }

  /// With a logarithmic vertical axis, as for losses. Values that are not above 0 are left out.
  public Plot withLogarithmicY() {
    return new Plot(title, xLabel, yLabel, true, series);
  }

  /// With a line through the points, in the order given.
  ///
  /// @param xs one value per point, of any shape
  /// @param ys as many
  public Plot withLine(String name, Tensor xs, Tensor ys) {
    return with(new Series(name, Series.Style.LINE, xs, ys));
  }

  /// With a line through the points, in the order given.
  public Plot withLine(String name, double[] xs, double[] ys) {
    return with(new Series(name, Series.Style.LINE, xs, ys));
  }

  /// With a dot at each point.
  ///
  /// @param xs one value per point, of any shape
  /// @param ys as many
  public Plot withDots(String name, Tensor xs, Tensor ys) {
    return with(new Series(name, Series.Style.DOTS, xs, ys));
  }

  /// With a dot at each point.
  public Plot withDots(String name, double[] xs, double[] ys) {
    return with(new Series(name, Series.Style.DOTS, xs, ys));
  }

  private Plot with(Series added) {
    List<Series> more = new ArrayList<>(series);
    more.add(added);
    return new Plot(title, xLabel, yLabel, logarithmicY, more);
  }

  /// Everything laid out, 640 by 400 points.
  @Override
  public Drawing draw() {
    return new PlotLayout(this).draw();
  }

  @Override
  public String title() {
    return title;
  }

  String xLabel() {
    return xLabel;
  }

  String yLabel() {
    return yLabel;
  }

  boolean logarithmicY() {
    return logarithmicY;
  }

  List<Series> series() {
    return series;
  }
}
