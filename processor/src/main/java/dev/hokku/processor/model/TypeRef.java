package dev.hokku.processor.model;

import java.util.function.Function;

/// A class by name.
///
/// @param packageName empty for the unnamed package
/// @param nested the name within the package, `Outer.Inner`
public record TypeRef(String packageName, String nested) {

  public static TypeRef of(String packageName, String nested) {
    return new TypeRef(packageName, nested);
  }

  public String qualified() {
    return packageName.isEmpty() ? nested : packageName + "." + nested;
  }

  /// `Inner`.
  public String simple() {
    return nested.substring(nested.lastIndexOf('.') + 1);
  }

  /// The top-level class that an import must name.
  public TypeRef top() {
    int dot = nested.indexOf('.');
    return dot < 0 ? this : new TypeRef(packageName, nested.substring(0, dot));
  }

  /// The class generated beside this one: `Outer.Inner` with `Apply` is `Outer_InnerApply`.
  public TypeRef generated(String suffix) {
    return new TypeRef(packageName, nested.replace('.', '_') + suffix);
  }

  /// Control characters cannot stand in Java source, so they never meet the user's text.
  private static final char OPEN = '\u0001';

  private static final char CLOSE = '\u0002';

  /// A type's name inside a text, marked so that the emitter can import it.
  public static String mark(TypeRef type) {
    return OPEN + type.packageName + ":" + type.nested + CLOSE;
  }

  /// Adds a stretch of a text to another, with a name in place of each mark.
  public static void unmark(String text, int from, int to, Function<TypeRef, String> name, StringBuilder out) {
    int at = from;
    for (int open = text.indexOf(OPEN, at, to); open >= 0; open = text.indexOf(OPEN, at, to)) {
      int colon = text.indexOf(':', open);
      int close = text.indexOf(CLOSE, colon);
      out.append(text, at, open).append(name.apply(new TypeRef(text.substring(open + 1, colon), text.substring(colon + 1, close))));
      at = close + 1;
    }
    out.append(text, at, to);
  }

  /// How long a text is with [#nested] in place of each mark.
  public static int unmarkedLength(String text) {
    int length = text.length();
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, open + 1)) {
      length -= text.indexOf(':', open) - open + 2; // with the mark that closes
    }
    return length;
  }
}
