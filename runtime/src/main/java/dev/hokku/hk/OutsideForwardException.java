package dev.hokku.hk;

import dev.hokku.core.HokkuException;

/// A function that has a meaning only inside lowered code was called from code that was not lowered.
public final class OutsideForwardException extends HokkuException {

  private static final long serialVersionUID = 1L;

  /// @param function its name, as in `getParameter`
  public OutsideForwardException(String function) {
    super(
        "%s was called from code that no annotation processor has lowered.".formatted(function),
        "",
        """
        Put @Forward on the method that calls it and @HkModule on its class, then call the generated class: LinearApply.apply(params, linear, x) \
        instead of linear.forward(x). If there is no LinearApply, annotation processing is off: since JDK 23 javac does not run \
        processors that it finds on the class path. Compile with -proc:full, or put dev.hokku:hokku-processor on the processor path.""");
  }
}
