package dev.hokku.core;

import java.util.Set;

/// Finds the user's source line on the stack: the innermost frame that is not in a room of the runtime.
public final class SourceLines {

  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final String ROOT = "dev.hokku.";

  /// Rooms whose frames are passed over; examples, generated code and tests are users.
  private static final Set<String> ROOMS = Set.of(
      "tensor", "core", "lax", "graph", "tree", "random", "transform", "control", "backend", "jit", "hk", "nn", "optim", "data", "io", "viz");

  private SourceLines() {}

  /// `Mlp.java:24`, or empty if no user code is on the stack.
  public static String current() {
    return WALKER.walk(frames -> frames
        .filter(frame -> isUsers(frame.getClassName()))
        .findFirst()
        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
        .orElse(""));
  }

  /// The line of the equation that is being replayed, or else [#current()].
  public static String here() {
    String replayed = Staging.place();
    return replayed.isEmpty() ? current() : replayed;
  }

  private static boolean isUsers(String className) {
    if (className.startsWith("java.") || className.startsWith("jdk.")) {
      return false;
    }
    if (!className.startsWith(ROOT)) {
      return true;
    }
    int end = className.indexOf('.', ROOT.length());
    return end < 0 || !ROOMS.contains(className.substring(ROOT.length(), end)) || className.contains("Test");
  }
}
