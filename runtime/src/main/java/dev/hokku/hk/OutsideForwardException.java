package dev.hokku.hk;

import dev.hokku.core.HokkuException;

/// A function that has a meaning only inside lowered code was called from code that was not lowered.
public final class OutsideForwardException extends HokkuException {

  private static final long serialVersionUID = 1L;

  private final String function;

  /// @param function its name, as in `getParameter`
  public OutsideForwardException(String function) {
    super(
        "%s was called from code that no annotation processor has lowered.".formatted(function),
        "",
        """
        Put @Forward on the method that calls it and @HkModule on its class, then call the generated class: LinearApply.apply(params, linear, x) \
        instead of linear.forward(x). If there is no LinearApply, annotation processing is off: since JDK 23 javac does not run \
        processors that it finds on the class path. Compile with -proc:full, or put dev.hokku:hokku-processor on the processor path.""");
    this.function = function;
  }

  /// A frame met this on its way out: the processor is at work, so what was not lowered stands outside of forward methods.
  @Override
  public HokkuException at(String place) {
    HokkuException located = new HokkuException(
        "%s was called from code that is not lowered%s.".formatted(function, caller()), place,
        """
        A lambda, method reference or class that is written outside of forward methods runs as plain Java. Write it inside one, where it is \
        lowered, or pass the module itself; a class needs @HkModule, a static function @Forward.""");
    located.setStackTrace(getStackTrace());
    return located;
  }

  /// The code that called the function, and who called that.
  private String caller() {
    StackTraceElement[] trace = getStackTrace();
    return trace.length < 3 ? "" : ": %s, called by %s".formatted(place(trace[1]), place(trace[2]));
  }

  private static String place(StackTraceElement e) {
    return "%s (%s:%d)".formatted(e.getMethodName(), e.getFileName(), e.getLineNumber());
  }
}
