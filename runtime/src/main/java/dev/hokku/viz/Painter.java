package dev.hokku.viz;

import dev.hokku.viz.Drawing.Anchor;
import dev.hokku.viz.Drawing.Point;
import java.util.List;

/// Paints a [Drawing] on a [Raster]. A shape covers a pixel by its distance from the pixel's centre, so edges are smooth.
final class Painter {

  private final double scale;
  private final Raster raster;

  /// How much of each pixel the current stroke covers. The largest coverage of all segments counts, so that joints are not painted twice.
  private final float[] coverage;

  private Painter(Drawing drawing, double scale) {
    this.scale = scale;
    this.raster = new Raster((int) Math.ceil(drawing.width() * scale), (int) Math.ceil(drawing.height() * scale));
    this.coverage = new float[raster.width() * raster.height()];
  }

  /// @param scale pixels a point
  static Raster paint(Drawing drawing, double scale) {
    Painter painter = new Painter(drawing, scale);
    drawing.shapes().forEach(painter::paint);
    return painter.raster;
  }

  private void paint(Drawing.Shape shape) {
    switch (shape) {
      case Drawing.Polyline line -> stroke(List.of(line.points()), line.width(), line.color());
      case Drawing.Dot dot -> stroke(List.of(List.of(dot.center(), dot.center())), 2 * dot.radius(), dot.color());
      case Drawing.Box box -> fill(box);
      case Drawing.Text text -> write(text);
      case Drawing.Picture picture -> stretch(picture);
    }
  }

  private void stroke(List<List<Point>> lines, double width, Color color) {
    Area area = new Area();
    double radius = width * scale / 2;
    for (List<Point> line : lines) {
      for (int i = 1; i < line.size(); i++) {
        cover(line.get(i - 1), line.get(i), radius, area);
      }
    }
    for (int y = area.top; y < area.bottom; y++) {
      for (int x = area.left; x < area.right; x++) {
        float covered = coverage[y * raster.width() + x];
        if (covered > 0) {
          raster.blend(x, y, color, covered);
          coverage[y * raster.width() + x] = 0;
        }
      }
    }
  }

  private void cover(Point from, Point to, double radius, Area area) {
    double ax = from.x() * scale;
    double ay = from.y() * scale;
    double dx = to.x() * scale - ax;
    double dy = to.y() * scale - ay;
    double squared = dx * dx + dy * dy;
    double reach = radius + 1;
    int left = Math.clamp((long) Math.floor(Math.min(ax, ax + dx) - reach), 0, raster.width());
    int right = Math.clamp((long) Math.ceil(Math.max(ax, ax + dx) + reach), 0, raster.width());
    int top = Math.clamp((long) Math.floor(Math.min(ay, ay + dy) - reach), 0, raster.height());
    int bottom = Math.clamp((long) Math.ceil(Math.max(ay, ay + dy) + reach), 0, raster.height());
    area.include(left, right, top, bottom);
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        double px = x + 0.5 - ax;
        double py = y + 0.5 - ay;
        double along = squared == 0 ? 0 : Math.clamp((px * dx + py * dy) / squared, 0, 1);
        double distance = Math.hypot(px - along * dx, py - along * dy);
        float covered = (float) Math.clamp(radius + 0.5 - distance, 0, 1);
        int at = y * raster.width() + x;
        coverage[at] = Math.max(coverage[at], covered);
      }
    }
  }

  private void fill(Drawing.Box box) {
    double left = box.corner().x() * scale;
    double top = box.corner().y() * scale;
    double right = left + box.width() * scale;
    double bottom = top + box.height() * scale;
    for (int y = (int) Math.max(0, top); y < Math.min(raster.height(), bottom); y++) {
      for (int x = (int) Math.max(0, left); x < Math.min(raster.width(), right); x++) {
        double covered = overlap(x, left, right) * overlap(y, top, bottom);
        raster.blend(x, y, box.color(), covered);
      }
    }
  }

  /// The length that `[pixel, pixel + 1]` and `[from, to]` share.
  private static double overlap(int pixel, double from, double to) {
    return Math.max(0, Math.min(pixel + 1, to) - Math.max(pixel, from));
  }

  private void write(Drawing.Text text) {
    double width = StrokeFont.width(text.text(), text.size());
    double start = switch (text.anchor()) {
      case START -> 0;
      case MIDDLE -> -width / 2;
      case END -> -width;
    };
    List<List<Point>> strokes = StrokeFont.strokes(text.text(), text.size()).stream()
        .map(stroke -> stroke.stream().map(point -> place(text, point.x() + start, point.y())).toList())
        .toList();
    stroke(strokes, StrokeFont.weight(text.size()), text.color());
  }

  private static Point place(Drawing.Text text, double along, double down) {
    Point at = text.at();
    return text.upwards() ? new Point(at.x() + down, at.y() - along) : new Point(at.x() + along, at.y() + down);
  }

  private void stretch(Drawing.Picture picture) {
    Raster pixels = picture.pixels();
    double width = picture.width() / pixels.width();
    double height = picture.height() / pixels.height();
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++) {
        Point corner = new Point(picture.corner().x() + x * width, picture.corner().y() + y * height);
        fill(new Drawing.Box(corner, width, height, Color.of(pixels.get(x, y))));
      }
    }
  }

  /// The pixels that a stroke may have touched.
  private static final class Area {
    private int left = Integer.MAX_VALUE;
    private int right;
    private int top = Integer.MAX_VALUE;
    private int bottom;

    void include(int left, int right, int top, int bottom) {
      this.left = Math.min(this.left, left);
      this.right = Math.max(this.right, right);
      this.top = Math.min(this.top, top);
      this.bottom = Math.max(this.bottom, bottom);
    }
  }
}
