package dev.hokku.processor.lower;

import java.util.Set;

/// The names that lowering adds to a body; each keeps clear of every name that the user wrote there.
///
/// @param taken every identifier in sight; not copied, since there are many and nobody changes them
public record Names(Set<String> taken) {

  public String self() {
    return free("self");
  }

  public String frame() {
    return free("frame");
  }

  /// The frame of a lambda inside code that runs on `outer`.
  public String inner(String outer) {
    return free(outer + "_");
  }

  public String parent() {
    return free("parent");
  }

  public String args() {
    return free("args");
  }

  /// A name of an argument of a lambda that replaces a method reference.
  public String argument(int index) {
    return free("a" + index);
  }

  /// The wanted name, or the same with underscores.
  public String free(String wanted) {
    String name = wanted;
    while (taken.contains(name)) {
      name += "_";
    }
    return name;
  }
}
