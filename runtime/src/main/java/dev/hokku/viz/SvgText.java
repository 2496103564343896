package dev.hokku.viz;

import dev.hokku.viz.Drawing.Point;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes a [Drawing] as SVG.
///
/// Source: W3C, *Scalable Vector Graphics 1.1*, <https://www.w3.org/TR/SVG11/>.
final class SvgText {

  private final StringBuilder out = new StringBuilder();

  private SvgText() {}

  /// @param title for readers that speak
  static String of(Drawing drawing, String title) {
    SvgText text = new SvgText();
    text.line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %1$s %2$s\" role=\"img\" font-family=\"Helvetica, Arial, sans-serif\">"
        .formatted(number(drawing.width()), number(drawing.height())));
    text.line("<title>%s</title>".formatted(escaped(title)));
    drawing.shapes().forEach(text::shape);
    text.line("</svg>");
    return text.out.toString();
  }

  private void shape(Drawing.Shape shape) {
    line(switch (shape) {
      case Drawing.Polyline polyline -> "<polyline points=\"%s\" fill=\"none\" stroke-width=\"%s\" stroke-linejoin=\"round\" stroke-linecap=\"round\" stroke=\"%s\"%s/>"
          .formatted(points(polyline.points()), number(polyline.width()), polyline.color().hex(), opacity("stroke", polyline.color()));
      case Drawing.Dot dot -> "<circle cx=\"%s\" cy=\"%s\" r=\"%s\"%s/>"
          .formatted(number(dot.center().x()), number(dot.center().y()), number(dot.radius()), fill(dot.color()));
      case Drawing.Box box -> "<rect %s%s/>".formatted(rectangle(box.corner(), box.width(), box.height()), fill(box.color()));
      case Drawing.Text text -> "<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\"%s%s>%s</text>".formatted(
          number(text.at().x()), number(text.at().y()), number(text.size()), text.anchor().name().toLowerCase(Locale.ROOT), fill(text.color()),
          text.upwards() ? " transform=\"rotate(-90 %s %s)\"".formatted(number(text.at().x()), number(text.at().y())) : "", escaped(text.text()));
      case Drawing.Picture picture -> "<image %s preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,%s\"/>".formatted(
          rectangle(picture.corner(), picture.width(), picture.height()), Base64.getEncoder().encodeToString(picture.pixels().toPng()));
    });
  }

  private static String rectangle(Point corner, double width, double height) {
    return "x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"".formatted(number(corner.x()), number(corner.y()), number(width), number(height));
  }

  private static String points(List<Point> points) {
    return points.stream().map(point -> number(point.x()) + "," + number(point.y())).collect(Collectors.joining(" "));
  }

  private static String fill(Color color) {
    return " fill=\"%s\"%s".formatted(color.hex(), opacity("fill", color));
  }

  private static String opacity(String what, Color color) {
    return color.opacity() == 1 ? "" : " %s-opacity=\"%s\"".formatted(what, number(color.opacity()));
  }

  /// Two digits behind the point are a fiftieth of a pixel on any screen.
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
