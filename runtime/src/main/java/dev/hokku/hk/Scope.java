package dev.hokku.hk;

import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import java.lang.StackWalker.StackFrame;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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

  /// The name of the forward method that leaves no trace in paths, Haiku's `__call__`.
  static final String PRIMARY = "forward";

  private static final String ROOM = "dev.hokku.hk.";

  private final String path;
  private final String prefix;
  private final Map<String, Integer> counters;
  /// Names that are taken, and the frame of the stack that asked for each; its line is looked up only when it is told.
  private final Map<String, Optional<StackFrame>> used;
  private final Thread thread = Thread.currentThread();
  private boolean ended;

  private Scope(String path, String prefix, Map<String, Integer> counters, Map<String, Optional<StackFrame>> used) {
    this.path = path;
    this.prefix = prefix;
    this.counters = counters;
    this.used = used;
  }

  private Scope(String path, String prefix) {
    this(path, prefix, new HashMap<>(), new HashMap<>());
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

  /// A call of the method of this name.
  static Scope of(String path, String method) {
    return switch (method) {
      case PRIMARY -> primary(path);
      case MethodContext.INIT -> constructor(path);
      default -> method(path, method);
    };
  }

  /// A scope that goes on from here on its own.
  Scope fork() {
    return new Scope(path, prefix, new HashMap<>(counters), new HashMap<>(used));
  }

  /// Goes on numbering where a fork ended: names that were given inside a transform are taken.
  void moveTo(Scope fork) {
    counters.putAll(fork.counters);
    used.putAll(fork.used);
  }

  /// The call is over: nothing is named, read or written here any more.
  void end() {
    ended = true;
  }

  /// Refuses what would be lost, because the call is over, or would come in no known order, because another thread does it.
  void requireOpen() {
    if (ended) {
      throw new HokkuException(
          "Code of '%s' ran when the call that it belongs to had ended.".formatted(path),
          "",
          "Run it before the method returns: collect a stream with toList(), and return what a lambda computes instead of the lambda.");
    }
    if (thread != Thread.currentThread()) {
      throw new HokkuException(
          "Code of '%s' ran in the thread '%s', but the call is that of '%s'.".formatted(path, Thread.currentThread().getName(), thread.getName()),
          "",
          "Names and keys follow the order of calls: use a loop or a sequential stream in forward methods, and threads around apply.");
    }
  }

  /// The path of the module whose method this is; parameters and state go there.
  String path() {
    return path;
  }

  /// A path that no other module of this scope has, for a module that asks for `wanted`.
  ///
  /// A number that `wanted` carries is kept, and moves the count: after `x_5` the next `x` is `x_6`.
  String claim(String wanted) {
    requireOpen();
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
    Optional<StackFrame> first = used.get(name);
    if (first != null) {
      throw new HokkuException(
          "Two modules are named '%s': the one%s, and the one before it%s.".formatted(name, told(asker()), told(first)),
          "",
          "Give one of them another name, or none: then they are numbered.");
    }
    count(name);
    return name;
  }

  /// The user's code, or the code that was generated from it, that runs now.
  private static Optional<StackFrame> asker() {
    return SourceLines.walk(frames -> frames.filter(frame -> !frame.getClassName().startsWith(ROOM)).findFirst());
  }

  private static String told(Optional<StackFrame> asker) {
    return asker.map(frame -> " at " + SourceLines.line(frame)).orElse("");
  }

  private void count(String name) {
    used.put(name, asker());
    Names.Numbered numbered = Names.split(name);
    int number = numbered.number() == null ? 0 : numbered.number();
    counters.merge(numbered.base(), number + 1, Math::max);
  }
}
