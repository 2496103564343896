package dev.hokku.viz;

/// A colour and how much of what is below it shows through.
///
/// @param rgb red, green, blue, eight bits each
/// @param opacity in `[0, 1]`
public record Color(int rgb, double opacity) {

  static final Color WHITE = new Color(0xffffff, 1);
  static final Color INK = new Color(0x24292f, 1);
  static final Color FAINT = new Color(0x6e7781, 1);
  static final Color GRID = new Color(0xe4e7eb, 1);

  /// The opaque colour `rgb`.
  public static Color of(int rgb) {
    return new Color(rgb, 1);
  }

  /// The same colour, less opaque.
  public Color withOpacity(double other) {
    return new Color(rgb, other);
  }

  /// `#rrggbb`.
  String hex() {
    return "#%06x".formatted(rgb);
  }
}
