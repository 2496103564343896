package dev.hokku.core;

import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the user's source line on the stack: the innermost frame that is not in a room of the runtime. A line of generated code is told as the line that it
/// comes from.
public final class SourceLines {

  private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final String ROOT = "dev.hokku.";
  private static final String STAGING = Staging.class.getName();

  /// Rooms whose frames are passed over; examples, generated code and tests are users.
  private static final Set<String> ROOMS = Set.of(
      "tensor", "core", "lax", "graph", "tree", "random", "transform", "control", "backend", "jit", "hk", "nn", "optim", "data", "io", "viz");

  private SourceLines() {}

  /// What records operations.
  @FunctionalInterface
  public interface Operations<R extends @Nullable Object, X extends Throwable> {

    /// Does it.
    R run() throws X;
  }

  /// `Mlp.java:24`, or empty if no user code is on the stack.
  public static String current() {
    return WALKER.walk(frames -> frames
        .map(frame -> isRoot(frame) ? Staging.caller() : isUsers(frame.getClassName()) ? LineTable.line(frame) : null)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(""));
  }

  /// Looks through the frames of the caller and of those who called it; [#line] tells where one is.
  public static <R> R walk(Function<Stream<StackWalker.StackFrame>, R> frames) {
    return WALKER.walk(all -> frames.apply(all.skip(1)));
  }

  /// `Mlp.java:24`, the user's line that `frame` runs, or of a generated line that comes from none that line itself.
  public static String line(StackWalker.StackFrame frame) {
    String line = LineTable.line(frame);
    return line != null ? line : frame.getFileName() + ":" + frame.getLineNumber();
  }

  /// Runs `body`. While a trace records, searches from within end here, with the line that was found when this was called. So each of thousands of
  /// operations looks at the few frames of the method that it is in, not at those of all modules around it; what is found is the same.
  public static <R extends @Nullable Object, X extends Throwable> R rooted(Operations<R, X> body) throws X {
    return Staging.current().isPresent() ? Staging.withinCaller(current(), body) : body.run();
  }

  /// Whether nothing further out need be looked at: [Staging#caller] is what would be found.
  private static boolean isRoot(StackWalker.StackFrame frame) {
    // The class first: asking for a method's name costs as much as finding the frame.
    return frame.getClassName().equals(STAGING) && frame.getMethodName().equals("withinCaller");
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
