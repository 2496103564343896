package dev.hokku.data;

import java.util.ArrayList;
import java.util.List;

/// How people write the ten digits, as strokes: for each digit a few ways.
///
/// A stroke is the control polygon of a quadratic B-spline that touches its first and last point; a stroke of two points is straight.
/// Points are written as two digits, `x` then `y`, on a grid from 0 to 9 with `y` growing downwards.
final class DigitStrokes {

  /// A point of the grid, scaled to `[0, 1]`.
  record Point(double x, double y) {}

  private static final String[][] WAYS = {
    {"50 00 09 99 90 50", "60 10 07 29 99 93 60 40", "40 02 08 59 98 91 40 50"},
    {"50 59", "33 50 59", "23 50 59|29 89", "60 39"},
    {"03 00 90 94 09|09 99", "12 20 90 85 19 09|09 27 58 99", "02 10 80 84 19 28 99"},
    {"02 00 90 94 34|34 94 99 09 07", "00 80|80 34|34 94 99 09 08", "11 40 91 54|54 95 69 19 08"},
    {"60 05|05 95|60 69", "10 05|05 85|70 69", "59 50 06|06 96", "10 04 45 85|80 69"},
    {"80 10|10 04|04 43 93 99 09 08", "20 14|14 53 94 89 39 08|20 90", "90 30 14|14 64 96 79 09"},
    {"70 10 06|06 09 99 94 04 06", "50 05 08 49 89 95 44 06", "40 06 09 79 85 34 07"},
    {"00 90 39", "00 90|90 29", "02 00 80|80 29|25 75", "00 90 55 49"},
    {"44 04 00 90 94 44|44 04 09 99 94 44", "80 10 03 55 99 49 08 36 84 80 50", "81 40 01 45 98 49 08 45 81"},
    {"99 99 94|94 90 00 05 94", "85 05 01 40 90 85 69", "82 20 05 84|82 89", "84 25 02 50 82 84|84 79 39"},
  };

  private static final List<List<List<List<Point>>>> PARSED = parse();

  /// Pieces that a parabola is drawn in.
  private static final int STEPS = 6;

  private DigitStrokes() {}

  /// The ways of writing `digit`: each is a list of control polygons.
  static List<List<List<Point>>> of(int digit) {
    return PARSED.get(digit);
  }

  /// The curve of a control polygon: parabolas that meet in the middle of its inner edges.
  static List<Point> curve(List<Point> polygon) {
    if (polygon.size() == 2) {
      return polygon;
    }
    List<Point> line = new ArrayList<>();
    Point start = polygon.getFirst();
    line.add(start);
    for (int i = 1; i < polygon.size() - 1; i++) {
      boolean last = i == polygon.size() - 2;
      Point bend = polygon.get(i);
      Point end = last ? polygon.getLast() : between(bend, polygon.get(i + 1), 0.5);
      for (int step = 1; step <= STEPS; step++) {
        double part = (double) step / STEPS;
        line.add(between(between(start, bend, part), between(bend, end, part), part));
      }
      start = end;
    }
    return line;
  }

  private static Point between(Point a, Point b, double part) {
    return new Point(a.x() + part * (b.x() - a.x()), a.y() + part * (b.y() - a.y()));
  }

  private static List<List<List<List<Point>>>> parse() {
    List<List<List<List<Point>>>> digits = new ArrayList<>();
    for (String[] ways : WAYS) {
      List<List<List<Point>>> digit = new ArrayList<>();
      for (String way : ways) {
        List<List<Point>> strokes = new ArrayList<>();
        for (String stroke : way.split("\\|")) {
          List<Point> polygon = new ArrayList<>();
          for (String point : stroke.split(" ")) {
            polygon.add(new Point((point.charAt(0) - '0') / 9.0, (point.charAt(1) - '0') / 9.0));
          }
          strokes.add(List.copyOf(polygon));
        }
        digit.add(List.copyOf(strokes));
      }
      digits.add(List.copyOf(digit));
    }
    return List.copyOf(digits);
  }
}
