package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A function as a module: what the function makes goes below the module's name.
///
/// {@snippet :
/// @HkModule
/// record Rescaled() {
///
///   @Forward
///   Tensor forward(Tensor x) {
///     ToModule scaled = new ToModule("scaled", y -> y.mul(getParameter("scale", Shape.SCALAR, Initializers.ones())));
///     return scaled.forward(x);
///   }
/// }
///
/// Params params = RescaledInit.init(Key.of(0), new Rescaled(), Numpy.ones(2)).params();
/// assert params.get("rescaled/scaled", "scale").item() == 1;
/// }
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
