package dev.hokku.processor.emit;

import dev.hokku.processor.model.SourceFile.Import;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The import declarations of the user's file, for all classes that are generated from it.
final class UserImports {

  private record Named(String simple, Import declaration) {}

  private final List<Named> all = new ArrayList<>();
  /// What simple names of classes mean.
  private final Map<String, String> classes = new HashMap<>();
  private final Set<String> members = new HashSet<>();
  private final BitSet initials = new BitSet();
  private boolean onDemand;

  UserImports(List<Import> declarations) {
    for (Import i : declarations) {
      Named named = new Named(i.simpleName(), i);
      all.add(named);
      onDemand |= i.onDemand();
      initials.set(named.simple.charAt(0));
      if (i.isStatic()) {
        members.add(named.simple);
      } else {
        classes.put(named.simple, i.name());
      }
    }
  }

  /// Whether a simple name that starts with a character could be imported.
  boolean mayBegin(int initial) {
    return initials.get(initial);
  }

  /// Whether the simple name of a top-level class means this class.
  boolean hasClass(TypeRef top) {
    String name = classes.get(top.nested());
    return name != null && name.equals(top.qualified());
  }

  /// Whether the simple name of a top-level class means another one.
  boolean hasOther(TypeRef top) {
    String name = classes.get(top.nested());
    return name != null && !name.equals(top.qualified());
  }

  boolean hasClass(String simple) {
    return classes.containsKey(simple);
  }

  boolean hasMember(String simple) {
    return members.contains(simple);
  }

  boolean hasOnDemand() {
    return onDemand;
  }

  /// Those that a text needs that uses these names.
  List<Import> needed(Set<String> used) {
    List<Import> needed = new ArrayList<>();
    for (Named named : all) {
      if (named.declaration.onDemand() || used.contains(named.simple)) {
        needed.add(named.declaration);
      }
    }
    return needed;
  }
}
