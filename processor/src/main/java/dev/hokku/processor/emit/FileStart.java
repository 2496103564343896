package dev.hokku.processor.emit;

import dev.hokku.processor.model.TypeRef;

/// What every generated file begins with, and what every generated class is marked with.
final class FileStart {

  /// The version that generated files carry; it is all that they say of their making.
  private static final String VERSION = "hokku 0.1.0";

  private FileStart() {}

  /// The text up to the class.
  ///
  /// @param source the name of the user's file
  /// @param packageName empty for the unnamed package
  /// @param imports the declarations; may be empty
  static String text(String source, String packageName, String imports) {
    return "// Generated from " + source + " by hokku-processor. Changes made here are lost at the next build.\n"
        + (packageName.isEmpty() ? "" : "package " + packageName + ";\n\n")
        + (imports.isEmpty() ? "" : imports + "\n");
  }

  static void markGenerated(Surroundings surroundings, Code code) {
    if (surroundings.marksGenerated()) {
      code.line("@%s(value = \"dev.hokku.processor.HokkuProcessor\", comments = \"%s\")", TypeRef.mark(RuntimeNames.GENERATED), VERSION);
    }
  }
}
