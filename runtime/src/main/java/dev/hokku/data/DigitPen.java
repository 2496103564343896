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

    double angle = between(-0.27, 0.27);
    double slant = between(-0.28, 0.28);
    double height = HALF_HEIGHT * between(0.78, 1.1);
    double width = height * between(0.55, 0.9);
    double centerX = SIDE / 2.0 + between(-2.8, 2.8);
    double centerY = SIDE / 2.0 + between(-2.8, 2.8);
    double pen = between(0.8, 1.6);
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
    for (int i = 1; i < line.size(); i++) {
      Point a = line.get(i - 1);
      Point b = line.get(i);
      int left = pixel(Math.min(a.x(), b.x()) - pen - 1);
      int right = pixel(Math.max(a.x(), b.x()) + pen + 2);
      int top = pixel(Math.min(a.y(), b.y()) - pen - 1);
      int bottom = pixel(Math.max(a.y(), b.y()) + pen + 2);
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          // The edge is soft over a pixel and a half, as after scanning.
          double covered = Math.clamp((pen + 0.75 - Math.sqrt(squaredDistance(x + 0.5, y + 0.5, a, b))) / 1.5, 0, 1);
          int at = from + y * SIDE + x;
          pixels[at] = Math.max(pixels[at], (float) (ink * covered));
        }
      }
    }
  }

  private static int pixel(double at) {
    return Math.clamp((long) Math.floor(at), 0, SIDE);
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
    return between(-0.12, 0.12) + between(-0.08, 0.08);
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
