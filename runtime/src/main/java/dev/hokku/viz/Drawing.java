package dev.hokku.viz;

import java.util.List;

/// A picture as a list of simple shapes, painted in order. Lengths are in points, `y` grows downwards.
///
/// @param width in points
/// @param height in points
/// @param shapes the first is the lowest
public record Drawing(double width, double height, List<Shape> shapes) {

  /// A place.
  public record Point(double x, double y) {}

  /// One thing to paint.
  public sealed interface Shape {}

  /// A line through `points`, with round ends and joints.
  public record Polyline(List<Point> points, double width, Color color) implements Shape {}

  /// A filled circle.
  public record Dot(Point center, double radius, Color color) implements Shape {}

  /// A filled rectangle.
  public record Box(Point corner, double width, double height, Color color) implements Shape {}

  /// A line of text.
  ///
  /// @param at on the baseline
  /// @param size height of the letters' body, in points
  public record Text(String text, Point at, double size, Anchor anchor, boolean upwards, Color color) implements Shape {}

  /// A picture of square pixels, stretched to a rectangle without smoothing.
  public record Picture(Raster pixels, Point corner, double width, double height) implements Shape {}

  /// Which part of a text is at its place.
  public enum Anchor {
    START,
    MIDDLE,
    END
  }
}
