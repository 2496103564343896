package dev.hokku.data;

import dev.hokku.data.DigitStrokes.Point;
import java.util.ArrayList;
import java.util.List;

/// Writes one digit on 28 by 28 pixels, with a shaking hand. Every choice is a number in `[0, 1)` that the caller gives, so equal numbers give equal pixels
/// on every machine. Single use.
final class DigitPen {

  /// Pixels a side.
  static final int SIDE = 28;

  /// Numbers in `[0, 1)` that one digit uses up at most.
  static final int CHOICES = 64;

  /// Half the height of a digit of middle size, in pixels.
  private static final double HALF_HEIGHT = 8.6;

  private final float[] choices;
  private int next;
  private final int end;

  /// @param choices numbers in `[0, 1)`
  /// @param from where this digit's begin
  DigitPen(float[] choices, int from) {
    this.choices = choices;
    this.next = from;
    this.end = from + CHOICES;
  }

  /// Adds the ink of `digit` to an empty image that starts at `pixels[from]`.
  void write(int digit, float[] pixels, int from) {
    List<List<List<Point>>> ways = DigitStrokes.of(digit);
    List<List<Point>> strokes = ways.get((int) (choice() * ways.size()));

    double angle = between(-0.32, 0.32);
    double slant = between(-0.35, 0.35);
    double height = HALF_HEIGHT * between(0.72, 1.12);
    double width = height * between(0.45, 0.95);
    double centerX = SIDE / 2.0 + between(-3.5, 3.5);
    double centerY = SIDE / 2.0 + between(-3.0, 3.0);
    double pen = between(0.7, 1.6);
    double ink = between(0.65, 1);
    // Not Math: its last bit may differ between machines.
    double sin = StrictMath.sin(angle);
    double cos = StrictMath.cos(angle);

    for (List<Point> stroke : strokes) {
      List<Point> placed = new ArrayList<>();
      for (Point point : stroke) {
        double x = (2 * point.x() - 1 + shake()) * width - slant * (2 * point.y() - 1) * height;
        double y = (2 * point.y() - 1 + shake()) * height;
        placed.add(new Point(centerX + cos * x - sin * y, centerY + sin * x + cos * y));
      }
      draw(DigitStrokes.curve(placed), pen, ink, pixels, from);
    }
  }

  private static void draw(List<Point> line, double pen, double ink, float[] pixels, int from) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double nearest = Double.MAX_VALUE;
        for (int i = 1; i < line.size(); i++) {
          nearest = Math.min(nearest, squaredDistance(x + 0.5, y + 0.5, line.get(i - 1), line.get(i)));
        }
        // The edge is soft over a pixel and a half, as after scanning.
        double covered = Math.clamp((pen + 0.75 - Math.sqrt(nearest)) / 1.5, 0, 1);
        int at = from + y * SIDE + x;
        pixels[at] = Math.max(pixels[at], (float) (ink * covered));
      }
    }
  }

  private static double squaredDistance(double x, double y, Point a, Point b) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double squared = dx * dx + dy * dy;
    double along = squared == 0 ? 0 : Math.clamp(((x - a.x()) * dx + (y - a.y()) * dy) / squared, 0, 1);
    double offX = x - a.x() - along * dx;
    double offY = y - a.y() - along * dy;
    return offX * offX + offY * offY;
  }

  /// How far a control point misses its place, in half widths or heights of the digit.
  private double shake() {
    return between(-0.2, 0.2) + between(-0.1, 0.1);
  }

  private double between(double low, double high) {
    return low + (high - low) * choice();
  }

  private float choice() {
    if (next == end) {
      throw new AssertionError("A digit takes more than %d choices.".formatted(CHOICES));
    }
    return choices[next++];
  }
}
