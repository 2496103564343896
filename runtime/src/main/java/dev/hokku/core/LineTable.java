package dev.hokku.core;

import dev.hokku.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which lines of the user's source the lines of a generated class come from: what [Lines] says, as it stands in the class file.
///
/// Read when a line must be told, once per class. Where there are no class files (in a native image) the generated line is told as it is.
///
/// @param file the user's; empty if the class was not generated
/// @param starts the first line of each stretch and where it comes from; 0 for nowhere
record LineTable(String file, NavigableMap<Integer, Integer> starts) {

  /// What generated classes are called.
  private static final List<String> SUFFIXES = List.of("Init", "Apply");

  private static final String ANNOTATION = Lines.class.descriptorString();

  private static final LineTable NONE = new LineTable("", new TreeMap<>());

  private static final ClassValue<LineTable> TABLES = new ClassValue<>() {
    @Override
    protected LineTable computeValue(Class<?> type) {
      return read(type);
    }
  };

  /// The line that `frame` runs, `Mlp.java:24`: the user's own one, or the one that a generated one comes from; null if it comes from none.
  static @Nullable String line(StackWalker.StackFrame frame) {
    LineTable table = SUFFIXES.stream().anyMatch(frame.getClassName()::endsWith) ? TABLES.get(frame.getDeclaringClass()) : NONE;
    if (table.file.isEmpty()) {
      return frame.getFileName() + ":" + frame.getLineNumber();
    }
    Map.Entry<Integer, Integer> start = table.starts.floorEntry(frame.getLineNumber());
    return start == null || start.getValue() == 0 ? null : table.file + ":" + (start.getValue() + frame.getLineNumber() - start.getKey());
  }

  private static LineTable read(Class<?> type) {
    String name = type.getName();
    try (InputStream bytes = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
      return bytes == null ? NONE : of(bytes.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LineTable of(byte[] classFile) {
    return ClassFile.of().parse(classFile).findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
        .flatMap(found -> found.annotations().stream())
        .filter(annotation -> annotation.className().equalsString(ANNOTATION))
        .map(LineTable::said)
        .findFirst()
        .orElse(NONE);
  }

  private static LineTable said(Annotation annotation) {
    String text = ((AnnotationValue.OfString) annotation.elements().getFirst().value()).stringValue();
    String[] parts = text.split(" ");
    NavigableMap<Integer, Integer> starts = new TreeMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] sides = parts[i].split(":");
      starts.put(Integer.valueOf(sides[0]), Integer.valueOf(sides[1]));
    }
    return new LineTable(parts[0], starts);
  }
}
