package dev.hokku.processor.emit;

import dev.hokku.processor.model.SourceFile;
import dev.hokku.processor.model.SourceFile.Import;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The imports of one generated file: those of the user that its text still needs, and ours.
///
/// Copied text must mean what it meant, so a name of ours that the user's text uses otherwise is written in full.
final class Imports {

  private final SourceFile file;
  private final Predicate<String> inPackage;
  private final Map<String, TypeRef> added = new HashMap<>();
  /// Classes that need no import: those of the package, which an import of the same simple name would hide.
  private final Map<String, TypeRef> near = new HashMap<>();
  /// What the user's simple names mean.
  private final Map<String, String> types = new HashMap<>();

  /// @param declared the class that the file declares
  /// @param inPackage whether the user's package has a class of this simple name
  Imports(SourceFile file, TypeRef declared, Predicate<String> inPackage) {
    this.file = file;
    this.inPackage = inPackage;
    near.put(declared.nested(), declared);
    file.imports().stream().filter(i -> !i.isStatic()).forEach(i -> types.put(i.simpleName(), i.name()));
  }

  /// How a class is written in the file: `Linear`, `Outer.Inner`, or in full if the simple name means something else here.
  String name(TypeRef type) {
    TypeRef top = type.top();
    if (top.packageName().equals(file.packageName()) || top.packageName().equals("java.lang")) {
      boolean hidden = importsOther(top) || added.containsKey(top.nested()) && !imported(top);
      if (!hidden) {
        near.put(top.nested(), top);
      }
      return hidden ? type.qualified() : type.nested();
    }
    if (imported(top)) {
      added.put(top.nested(), top);
      return type.nested();
    }
    TypeRef before = added.get(top.nested());
    if (importsOther(top) || before != null && !before.equals(top) || near.containsKey(top.nested()) || inPackage.test(top.nested())) {
      return type.qualified();
    }
    added.put(top.nested(), top);
    return type.nested();
  }

  private boolean imported(TypeRef top) {
    return top.qualified().equals(types.get(top.nested()));
  }

  private boolean importsOther(TypeRef top) {
    String other = types.get(top.nested());
    return other != null && !other.equals(top.qualified());
  }

  /// The import declarations for a file with this text: static ones first, each group sorted.
  String declarations(String text) {
    TreeSet<String> statics = new TreeSet<>();
    TreeSet<String> classes = new TreeSet<>();
    Set<String> used = Comments.names(text);
    for (Import i : file.imports()) {
      if (i.onDemand() || used.contains(i.simpleName())) {
        (i.isStatic() ? statics : classes).add(i.name());
      }
    }
    added.values().forEach(t -> classes.add(t.qualified()));
    List<String> groups = new ArrayList<>();
    if (!statics.isEmpty()) {
      groups.add(lines("import static ", statics));
    }
    if (!classes.isEmpty()) {
      groups.add(lines("import ", classes));
    }
    return String.join("\n", groups);
  }

  private static String lines(String head, TreeSet<String> names) {
    StringBuilder out = new StringBuilder();
    names.forEach(n -> out.append(head).append(n).append(";\n"));
    return out.toString();
  }
}
