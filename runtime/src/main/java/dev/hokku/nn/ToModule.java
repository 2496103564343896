package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A function as a module: what the function makes goes below the module's name.
///
/// ```java
/// Layer scaled = new ToModule("scaled", x -> x.mul(getParameter("scale", Shape.SCALAR, ones()))); // in a forward method
/// scaled.forward(x);                                                                              // reads scaled:scale
/// ```
///
/// @param name the module's name; by default `to_module`
/// @param function what it does, a lambda or another layer
///
/// Source: `hk.to_module`.
@HkModule
public record ToModule(@Nullable String name, Layer function) implements Layer, ToModuleDispatch {

  @Override
  @Forward
  public Tensor forward(Tensor x) {
    return function.forward(x);
  }

  @Override
  public String toString() {
    return ToModuleApply.TYPE.describe(this);
  }
}
