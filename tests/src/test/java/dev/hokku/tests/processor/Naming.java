package dev.hokku.tests.processor;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what a build tool would compile again: the sources whose classes, or classes generated from them, name a changed one, and so on.
final class Naming {

  private static final Pattern GENERATED = Pattern.compile("(\\w+?)(Init|Apply|Dispatch)?(\\$.*)?");
  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L(program/[\\w$]+);");

  private Naming() {}

  /// The sources to compile again, the changed one included.
  ///
  /// @param classes where the last build put the classes of package `program`
  static Set<String> sources(String changed, Path classes) throws IOException {
    Map<String, Set<String>> names = new TreeMap<>();
    for (Path file : GoldenCompiler.files(classes, ".class")) {
      names.computeIfAbsent(source(file.getFileName().toString().replace(".class", "")), source -> new TreeSet<>()).addAll(named(file));
    }
    Set<String> again = new TreeSet<>(Set.of(changed));
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<String, Set<String>> source : names.entrySet()) {
        if (!Collections.disjoint(source.getValue(), again)) {
          more |= again.add(source.getKey());
        }
      }
    }
    return again;
  }

  private static Set<String> named(Path file) throws IOException {
    Set<String> named = new TreeSet<>();
    for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
      switch (entry) {
        case ClassEntry type when type.asInternalName().startsWith("program/") -> named.add(source(type.asInternalName().substring("program/".length())));
        case Utf8Entry text -> {
          for (Matcher type = IN_DESCRIPTOR.matcher(text.stringValue()); type.find(); ) {
            named.add(source(type.group(1).substring("program/".length())));
          }
        }
        default -> {
          // numbers, strings and members name no class of their own
        }
      }
    }
    return named;
  }

  /// The source that a class, written or generated, comes from.
  private static String source(String type) {
    Matcher name = GENERATED.matcher(type);
    return name.matches() ? name.group(1) : type;
  }
}
