package dev.hokku.viz;

import dev.hokku.viz.Drawing.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Letters drawn with a round pen, so that a PNG needs no font: printable ASCII; anything else is a small box.
///
/// A glyph is a list of strokes, a stroke a list of points. A point is two digits in base 36, `x` then `y`; capitals reach from `y` 0 to 12 (`c`), small letters
/// from 4, descenders to 16 (`g`). A stroke after `~` is the control polygon of a quadratic B-spline that touches its first and last point.
final class StrokeFont {

  private static final String GLYPHS =
      """
      ! 00 08|0c 0c
      " 00 03|30 33
      # 30 1c|70 5c|04 84|08 88
      $ ~82 81 01 06 46|~46 86 8b 0b 0a|40 4c
      % 80 0c|~20 00 04 44 40 20|~68 48 4c 8c 88 68
      & 8c 14|~14 00 70 64 36|~36 06 0c 7c 87
      ' 00 03
      ( ~30 03 0b 3e
      ) ~00 33 3b 0e
      * 43 4b|15 79|75 19
      + 07 87|43 4b
      , 1b 0e
      - 07 67
      . 0c 0c
      / 0d 80
      0 ~40 00 0c 8c 80 40
      1 13 40 4c
      2 ~03 00 80 86 0c|0c 8c
      3 ~02 00 80 86 36|~36 86 8c 0c 0a
      4 6c 60 09 89
      5 70 10 06|~06 24 84 8c 0c 0a
      6 ~70 10 08|~08 0c 8c 85 05 08
      7 00 80 3c
      8 ~46 06 00 80 86 46|~46 06 0c 8c 86 46
      9 ~1c 7c 84|~84 80 00 07 87 84
      : 06 06|0c 0c
      ; 16 16|1b 0e
      < 82 07 8c
      = 05 85|09 89
      > 02 87 0c
      ? ~02 00 80 85 46 48|4c 4c
      @ ~a9 ac 0c 00 a0 a8 78 74|~74 34 38 78
      A 0c 40 8c|19 79
      B 00 0c|~00 80 86 06|~06 86 8c 0c
      C ~83 80 00 0c 8c 89
      D 00 0c|~00 80 8c 0c
      E 80 00 0c 8c|06 66
      F 80 00 0c|06 66
      G ~83 80 00 0c 8c 87|87 57
      H 00 0c|80 8c|06 86
      I 00 0c
      J 60 68|~68 6c 0c 08
      K 00 0c|80 07|34 8c
      L 00 0c 8c
      M 0c 00 48 80 8c
      N 0c 00 8c 80
      O ~40 00 0c 8c 80 40
      P 0c 00|~00 80 87 07
      Q ~40 00 0c 8c 80 40|59 8d
      R 0c 00|~00 80 87 07|47 8c
      S ~82 80 00 06 46|~46 86 8c 0c 0a
      T 00 80|40 4c
      U 00 06|~06 0c 8c 86|86 80
      V 00 4c 80
      W 00 2c 42 6c 80
      X 00 8c|80 0c
      Y 00 46 80|46 4c
      Z 00 80 0c 8c
      [ 30 00 0e 3e
      \\ 00 8d
      ] 00 30 3e 0e
      ^ 04 40 84
      _ 0d 8d
      ` 00 22
      a ~78 74 04 0c 7c 78|74 7c
      b 00 0c|~08 04 74 7c 0c 08
      c ~66 64 04 0c 6c 6a
      d 70 7c|~78 74 04 0c 7c 78
      e 08 78|~78 74 04 0c 6c 6b
      f ~50 20 23|23 2c|04 54
      g 74 7d|~7d 7g 0g 0f|~78 74 04 0c 7c 78
      h 00 0c|~08 04 74 78|78 7c
      i 04 0c|00 00
      j 34 3d|~3d 3g 0g|30 30
      k 00 0c|64 09|27 6c
      l 00 0c
      m 04 0c|~08 04 54 58|58 5c|~58 54 a4 a8|a8 ac
      n 04 0c|~08 04 74 78|78 7c
      o ~44 04 0c 8c 84 44
      p 04 0g|~08 04 74 7c 0c 08
      q 74 7g|~78 74 04 0c 7c 78
      r 04 0c|~08 04 54
      s ~65 64 04 08 38|~38 68 6c 0c 0b
      t 20 29|~29 2c 5c|04 54
      u 04 08|~08 0c 7c 78|74 7c
      v 04 3c 64
      w 04 2c 45 6c 84
      x 04 7c|74 0c
      y 04 4c|84 2g
      z 04 74 0c 7c
      { ~40 20 26 07|~07 28 2e 4e
      | 00 0e
      } ~00 20 26 47|~47 28 2e 0e
      ~ ~08 05 48 88 86
      """;

  private static final List<List<Point>> UNKNOWN = List.of(line("00 60 6c 0c 00"));
  private static final Map<Character, List<List<Point>>> BY_LETTER = parse();

  private static final double CAP_HEIGHT = 12;
  private static final double BASELINE = 12;
  private static final double GAP = 4;
  private static final double BLANK = 3;

  /// Pieces that a parabola is drawn in.
  private static final int STEPS = 6;

  private StrokeFont() {}

  /// The strokes of `text`, from its start on the baseline; `y` grows downwards.
  ///
  /// @param size of the letters' body; capitals are 0.7 of it, as in common fonts
  static List<List<Point>> strokes(String text, double size) {
    double unit = unit(size);
    List<List<Point>> strokes = new ArrayList<>();
    double x = 0;
    for (char letter : text.toCharArray()) {
      for (List<Point> stroke : glyph(letter)) {
        double start = x;
        strokes.add(stroke.stream().map(p -> new Point((start + p.x()) * unit, (p.y() - BASELINE) * unit)).toList());
      }
      x += width(letter) + GAP;
    }
    return strokes;
  }

  /// The width of `text`, in the unit of `size`.
  static double width(String text, double size) {
    double width = 0;
    for (char letter : text.toCharArray()) {
      width += width(letter) + GAP;
    }
    return Math.max(0, width - GAP) * unit(size);
  }

  /// The width of the pen for letters of `size`.
  static double weight(double size) {
    return size * 0.085;
  }

  private static double unit(double size) {
    return 0.7 * size / CAP_HEIGHT;
  }

  private static double width(char letter) {
    return letter == ' ' ? BLANK : glyph(letter).stream().flatMap(List::stream).mapToDouble(Point::x).max().orElse(0);
  }

  private static List<List<Point>> glyph(char letter) {
    return letter == ' ' ? List.of() : BY_LETTER.getOrDefault(letter, UNKNOWN);
  }

  private static Map<Character, List<List<Point>>> parse() {
    Map<Character, List<List<Point>>> glyphs = new HashMap<>();
    GLYPHS.lines().forEach(row -> {
      List<List<Point>> strokes = new ArrayList<>();
      for (String stroke : row.substring(2).split("\\|")) {
        strokes.add(stroke.startsWith("~") ? smooth(line(stroke.substring(1))) : line(stroke));
      }
      glyphs.put(row.charAt(0), strokes);
    });
    return glyphs;
  }

  private static List<Point> line(String points) {
    List<Point> line = new ArrayList<>();
    for (String point : points.split(" ")) {
      line.add(new Point(Character.digit(point.charAt(0), 36), Character.digit(point.charAt(1), 36)));
    }
    return line;
  }

  /// A quadratic B-spline is a chain of parabolas that meet in the middle of the polygon's inner edges.
  private static List<Point> smooth(List<Point> polygon) {
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
}
