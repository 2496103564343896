package dev.hokku.viz;

import dev.hokku.viz.Drawing.Anchor;
import dev.hokku.viz.Drawing.Point;
import java.util.ArrayList;
import java.util.List;

/// Places what a [Plot] says: frame, ticks, labels, series, legend. Single use.
final class PlotLayout {

  private static final double WIDTH = 640;
  private static final double HEIGHT = 400;
  private static final double TOP = 44;
  private static final double RIGHT = 20;
  private static final double BOTTOM = 56;
  private static final double TICK_SIZE = 12;
  private static final double LABEL_SIZE = 13;
  private static final double TITLE_SIZE = 16;
  private static final double DOT = 2.6;
  private static final double LEGEND_GAP = 16;

  /// What a legend takes that does not fit beside the title.
  private static final double LEGEND_LINE = 22;

  /// Okabe and Ito 2008, colours that people with any colour vision tell apart; strongest first.
  private static final List<Color> PALETTE =
      List.of(Color.of(0x0072b2), Color.of(0xd55e00), Color.of(0x009e73), Color.of(0xcc79a7), Color.of(0x56b4e9), Color.of(0xe69f00));

  private final Plot plot;
  private final Scale x;
  private final Scale y;
  private final double left;
  private final double top;
  private final List<Drawing.Shape> shapes = new ArrayList<>();

  PlotLayout(Plot plot) {
    this.plot = plot;
    Range xs = new Range();
    Range ys = new Range();
    for (Series series : plot.series()) {
      for (int i = 0; i < series.size(); i++) {
        if (shown(series, i)) {
          xs.include(series.x(i));
          ys.include(series.y(i));
        }
      }
    }
    if (xs.low > xs.high) {
      throw new IllegalArgumentException("The plot '%s' has no point to show. Give it a series with finite values.".formatted(plot.title()));
    }
    this.x = Scale.linear(xs.low, xs.high);
    this.y = plot.logarithmicY() ? Scale.logarithmic(ys.low, ys.high) : Scale.linear(ys.low, ys.high);
    double widest = y.ticks(6).stream().mapToDouble(tick -> StrokeFont.width(Scale.label(tick), TICK_SIZE)).max().orElse(0);
    this.left = 22 + widest + (plot.yLabel().isEmpty() ? 0 : 22);
    boolean oneLine = left + StrokeFont.width(plot.title(), TITLE_SIZE) + LEGEND_GAP + legendWidth() <= WIDTH - RIGHT;
    this.top = oneLine ? TOP : TOP + LEGEND_LINE;
  }

  Drawing draw() {
    shapes.add(new Drawing.Box(new Point(0, 0), WIDTH, HEIGHT, Color.WHITE));
    axes();
    text(plot.title(), new Point(left, TOP - 18), TITLE_SIZE, Anchor.START, Color.INK);
    text(plot.xLabel(), new Point((left + WIDTH - RIGHT) / 2, HEIGHT - 14), LABEL_SIZE, Anchor.MIDDLE, Color.INK);
    if (!plot.yLabel().isEmpty()) {
      shapes.add(new Drawing.Text(plot.yLabel(), new Point(22, (top + HEIGHT - BOTTOM) / 2), LABEL_SIZE, Anchor.MIDDLE, true, Color.INK));
    }
    for (int i = 0; i < plot.series().size(); i++) {
      series(plot.series().get(i), color(i));
    }
    legend();
    return new Drawing(WIDTH, HEIGHT, List.copyOf(shapes));
  }

  private void axes() {
    for (double tick : x.ticks(7)) {
      double at = across(tick);
      shapes.add(line(new Point(at, top), new Point(at, HEIGHT - BOTTOM), 1, Color.GRID));
      text(Scale.label(tick), new Point(at, HEIGHT - BOTTOM + 18), TICK_SIZE, Anchor.MIDDLE, Color.FAINT);
    }
    for (double tick : y.ticks(6)) {
      double at = down(tick);
      shapes.add(line(new Point(left, at), new Point(WIDTH - RIGHT, at), 1, Color.GRID));
      text(Scale.label(tick), new Point(left - 8, at + 0.35 * TICK_SIZE), TICK_SIZE, Anchor.END, Color.FAINT);
    }
    shapes.add(line(new Point(left, HEIGHT - BOTTOM), new Point(WIDTH - RIGHT, HEIGHT - BOTTOM), 1.2, Color.FAINT));
    shapes.add(line(new Point(left, top), new Point(left, HEIGHT - BOTTOM), 1.2, Color.FAINT));
  }

  private void series(Series series, Color color) {
    List<Point> run = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      if (!shown(series, i)) {
        stroke(run, color);
        run = new ArrayList<>();
        continue;
      }
      Point at = new Point(across(series.x(i)), down(series.y(i)));
      switch (series.style()) {
        case DOTS -> shapes.add(new Drawing.Dot(at, DOT, color.withOpacity(0.7)));
        case LINE -> run.add(at);
      }
    }
    stroke(run, color);
  }

  /// A value that is not finite leaves a gap in its line.
  private void stroke(List<Point> run, Color color) {
    if (run.size() > 1) {
      shapes.add(new Drawing.Polyline(List.copyOf(run), 2, color));
    } else if (run.size() == 1) {
      shapes.add(new Drawing.Dot(run.getFirst(), 1, color));
    }
  }

  /// Names the series from right to left, in the line of the title if there is room.
  private void legend() {
    double baseline = top - 18;
    double right = WIDTH - RIGHT;
    for (int i = plot.series().size() - 1; i >= 0; i--) {
      Series series = plot.series().get(i);
      double middle = baseline - 0.35 * TICK_SIZE;
      text(series.name(), new Point(right, baseline), TICK_SIZE, Anchor.END, Color.INK);
      double end = right - StrokeFont.width(series.name(), TICK_SIZE) - 8;
      switch (series.style()) {
        case DOTS -> shapes.add(new Drawing.Dot(new Point(end - 5, middle), DOT + 0.6, color(i)));
        case LINE -> shapes.add(line(new Point(end - 18, middle), new Point(end, middle), 2, color(i)));
      }
      right -= entryWidth(series) + LEGEND_GAP;
    }
  }

  private double legendWidth() {
    return plot.series().stream().mapToDouble(series -> entryWidth(series) + LEGEND_GAP).sum() - LEGEND_GAP;
  }

  private static double entryWidth(Series series) {
    return StrokeFont.width(series.name(), TICK_SIZE) + 8 + (series.style() == Series.Style.LINE ? 18 : 10);
  }

  private void text(String text, Point at, double size, Anchor anchor, Color color) {
    if (!text.isEmpty()) {
      shapes.add(new Drawing.Text(text, at, size, anchor, false, color));
    }
  }

  private boolean shown(Series series, int index) {
    double value = series.y(index);
    return Double.isFinite(series.x(index)) && Double.isFinite(value) && !(plot.logarithmicY() && value <= 0);
  }

  private double across(double value) {
    return left + x.place(value) * (WIDTH - RIGHT - left);
  }

  private double down(double value) {
    return HEIGHT - BOTTOM - y.place(value) * (HEIGHT - BOTTOM - top);
  }

  private static Color color(int index) {
    return PALETTE.get(index % PALETTE.size());
  }

  private static Drawing.Polyline line(Point from, Point to, double width, Color color) {
    return new Drawing.Polyline(List.of(from, to), width, color);
  }

  /// The values seen so far.
  private static final class Range {
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    void include(double value) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
}
