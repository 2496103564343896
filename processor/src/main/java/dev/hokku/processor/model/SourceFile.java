package dev.hokku.processor.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A source file as the user wrote it.
///
/// @param key the file's address, equal in the outer and the nested compilation
/// @param name its last path element, `Mlp.java`
/// @param packageName empty for the unnamed package
/// @param text the whole text, line ends as in the file
/// @param imports the import declarations in source order
/// @param lineStarts the offsets at which lines start, in order
public record SourceFile(String key, String name, String packageName, String text, List<Import> imports, List<Integer> lineStarts) {

  public SourceFile(String key, String name, String packageName, String text, List<Import> imports) {
    this(key, name, packageName, text, imports, lineStarts(text));
  }

  private static List<Integer> lineStarts(String text) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      starts.add(end + 1);
    }
    return starts;
  }

  /// @param isStatic `import static`
  /// @param name what is imported: `java.util.List`, `java.util.*` or `module java.base`
  public record Import(boolean isStatic, String name) {

    public boolean onDemand() {
      return name.endsWith(".*") || name.startsWith("module ");
    }

    public String simpleName() {
      return name.substring(name.lastIndexOf('.') + 1);
    }
  }

  /// The line of an offset, counted from 1.
  public int line(int offset) {
    int found = Collections.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  public String slice(Span span) {
    return text.substring(span.start(), span.end());
  }

  /// `Mlp.java:24`, as it is printed in generated code and errors.
  public String lineLabel(int offset) {
    return name + ":" + line(offset);
  }
}
