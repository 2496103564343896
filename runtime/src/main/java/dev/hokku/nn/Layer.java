package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;

/// A module from one tensor to one tensor: what [Sequential] takes. A function without parameters is one too: `Functions::relu`.
@HkModule
@FunctionalInterface
public interface Layer extends LayerDispatch {

  /// The output for `x`.
  @Forward
  Tensor forward(Tensor x);
}
