package dev.hokku.hk;

import dev.hokku.core.HokkuException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The place where modules are being named: one call of one method of one module. Counts start anew in each.
///
/// | in | modules are named |
/// |---|---|
/// | the outermost function | `linear` |
/// | the constructor of `mlp` | `mlp/~/linear` |
/// | its primary forward method | `mlp/linear` |
/// | its method `encode` | `mlp/~encode/linear` |
final class Scope {

  /// The module of the outermost function, where Haiku puts parameters that belong to no module.
  static final String ROOT = "~";

  private final String path;
  private final String prefix;
  private final Map<String, Integer> counters;
  private final Set<String> used;

  private Scope(String path, String prefix, Map<String, Integer> counters, Set<String> used) {
    this.path = path;
    this.prefix = prefix;
    this.counters = counters;
    this.used = used;
  }

  private Scope(String path, String prefix) {
    this(path, prefix, new HashMap<>(), new HashSet<>());
  }

  static Scope root() {
    return new Scope(ROOT, "");
  }

  /// A call of the primary forward method of the module at `path`.
  static Scope primary(String path) {
    return new Scope(path, path + "/");
  }

  /// A call of another method.
  static Scope method(String path, String method) {
    return new Scope(path, path + "/~" + Names.camelToSnake(method) + "/");
  }

  /// The constructor.
  static Scope constructor(String path) {
    return new Scope(path, path + "/~/");
  }

  /// A scope that goes on from here on its own.
  Scope fork() {
    return new Scope(path, prefix, new HashMap<>(counters), new HashSet<>(used));
  }

  /// Goes on numbering where a fork ended: names that were given inside a transform are taken.
  void moveTo(Scope fork) {
    counters.putAll(fork.counters);
    used.addAll(fork.used);
  }

  /// The path of the module whose method this is; parameters and state go there.
  String path() {
    return path;
  }

  /// A path that no other module of this scope has, for a module that asks for `wanted`.
  ///
  /// A number that `wanted` carries is kept, and moves the count: after `x_5` the next `x` is `x_6`.
  String claim(String wanted) {
    if (wanted.startsWith(Names.FORCED)) {
      String forced = wanted.substring(Names.FORCED.length());
      Names.checkPath(forced);
      count(forced);
      return forced;
    }
    Names.check(wanted);
    Names.Numbered asked = Names.split(prefix + wanted);
    int count = counters.getOrDefault(asked.base(), 0);
    String name = asked.number() != null
        ? asked.base() + "_" + asked.number()
        : count == 0 ? asked.base() : asked.base() + "_" + count;
    if (used.contains(name)) {
      throw new HokkuException(
          "Two modules are named '%s'.".formatted(name), "", "Give one of them another name, or none: then they are numbered.");
    }
    count(name);
    return name;
  }

  private void count(String name) {
    used.add(name);
    Names.Numbered numbered = Names.split(name);
    int number = numbered.number() == null ? 0 : numbered.number();
    counters.merge(numbered.base(), number + 1, Math::max);
  }
}
