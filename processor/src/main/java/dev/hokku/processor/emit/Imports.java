package dev.hokku.processor.emit;

import dev.hokku.processor.model.SourceFile.Import;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The imports of one generated file: those of the user that its text still needs, and ours.
///
/// Copied text must mean what it meant, so a name of ours that the user's text uses otherwise is written in full.
///
/// Of our largest packages a file needs many classes, and each import costs javac three failing searches, one for a class named like each package in it, in
/// each round. So one import on demand stands for them where it gives no other name of the file a second meaning.
final class Imports {

  /// From so many classes of a package on, an import on demand costs javac less.
  private static final int MANY = 3;

  /// What is behind the name of a module's class in those that are generated from it.
  private static final List<String> GENERATED = List.of("Apply", "Init", "Dispatch");

  private final UserImports user;
  private final String packageName;
  private final Surroundings surroundings;
  /// The classes that are imported, by their simple names.
  private final Map<String, TypeRef> added = new HashMap<>();
  /// The names of classes that need no import: those of the package, which an import of the same simple name would hide.
  private final Set<String> near = new HashSet<>();
  private final Set<String> own;

  /// @param declared the class that the file declares
  /// @param own names that mean something else than a top-level class in it: those of type variables
  Imports(UserImports user, TypeRef declared, Set<String> own, Surroundings surroundings) {
    this.user = user;
    this.own = Set.copyOf(own);
    this.packageName = declared.packageName();
    this.surroundings = surroundings;
    near.add(declared.nested());
  }

  /// How a class is written in the file: `Linear`, `Outer.Inner`, or in full if the simple name means something else here.
  String name(TypeRef type) {
    TypeRef top = type.top();
    if (own.contains(top.nested())) {
      return type.qualified();
    }
    TypeRef before = added.get(top.nested());
    if (before != null && before.packageName().equals(top.packageName())) {
      return type.nested();
    }
    if (top.packageName().equals(packageName) || top.packageName().equals("java.lang")) {
      boolean hidden = user.hasOther(top) || before != null && !user.hasClass(top);
      if (!hidden) {
        near.add(top.nested());
      }
      return hidden ? type.qualified() : type.nested();
    }
    if (user.hasClass(top)) {
      added.put(top.nested(), top);
      return type.nested();
    }
    if (user.hasOther(top) || before != null || near.contains(top.nested()) || inPackage(top.nested())) {
      return type.qualified();
    }
    added.put(top.nested(), top);
    return type.nested();
  }

  /// The import declarations for a file with this text: static ones first, each group sorted.
  String declarations(String text) {
    TreeSet<String> statics = new TreeSet<>();
    TreeSet<String> classes = new TreeSet<>();
    Set<String> used = Comments.names(text, initial -> Character.isUpperCase(initial) || user.mayBegin(initial));
    for (Import i : user.needed(used)) {
      (i.isStatic() ? statics : classes).add(i.name());
    }
    added.values().forEach(t -> classes.add(t.qualified()));
    if (!user.hasOnDemand()) {
      RuntimeNames.PACKAGES.forEach(p -> joinImports(p, classes, used));
    }
    List<String> groups = new ArrayList<>();
    if (!statics.isEmpty()) {
      groups.add(lines("import static ", statics));
    }
    if (!classes.isEmpty()) {
      groups.add(lines("import ", classes));
    }
    return String.join("\n", groups);
  }

  /// One import on demand in place of those of a package's classes, if they are many and no name changes its meaning.
  private void joinImports(String from, TreeSet<String> classes, Set<String> used) {
    List<String> single = new ArrayList<>();
    for (String name : classes) {
      if (isIn(from, name)) {
        single.add(name);
      }
    }
    if (single.size() < MANY || from.equals(packageName)) {
      return;
    }
    for (String name : single) {
      if (!meansTheSameOnDemand(from, name.substring(from.length() + 1))) {
        return;
      }
    }
    for (String name : used) {
      if (isAmbiguous(from, name)) {
        return;
      }
    }
    single.forEach(classes::remove);
    classes.add(from + ".*");
  }

  /// A class of the user's package or a static import would come before a class that is imported on demand; one of `java.lang` or of another package on
  /// demand would be as near.
  private boolean meansTheSameOnDemand(String from, String simple) {
    if (inPackageSoon(simple) || isClass("java.lang", simple) || user.hasMember(simple)) {
      return false;
    }
    for (String other : RuntimeNames.PACKAGES) {
      if (!other.equals(from) && isClass(other, simple)) {
        return false;
      }
    }
    return true;
  }

  /// Whether the user's package has such a class, or has the class that one is generated from.
  private boolean inPackageSoon(String simple) {
    if (inPackage(simple)) {
      return true;
    }
    for (String suffix : GENERATED) {
      if (simple.endsWith(suffix) && inPackage(simple.substring(0, simple.length() - suffix.length()))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a name that is not imported, `Math` for instance, would be that of a class of a package, too.
  private boolean isAmbiguous(String from, String name) {
    return Character.isUpperCase(name.charAt(0)) && !added.containsKey(name) && !user.hasClass(name) && !near.contains(name) && !inPackage(name)
        && isClass("java.lang", name) && isClass(from, name);
  }

  private boolean inPackage(String simple) {
    return isClass(packageName, simple);
  }

  private boolean isClass(String packageName, String simple) {
    return surroundings.isClass().test(packageName, simple);
  }

  private static boolean isIn(String packageName, String name) {
    return name.startsWith(packageName) && name.lastIndexOf('.') == packageName.length();
  }

  private static String lines(String head, TreeSet<String> names) {
    StringBuilder out = new StringBuilder();
    names.forEach(n -> out.append(head).append(n).append(";\n"));
    return out.toString();
  }
}
