package dev.hokku.examples;

import static dev.hokku.hk.Hk.interceptMethods;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Interceptor;
import dev.hokku.lax.Lax;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;

/// A layer and its normalisation; an interceptor around both keeps gradients out of the normalisation's output.
///
/// @param outputSize length of the output
@HkModule
public record Frozen(int outputSize) {

  /// @param x vectors, `f32[B,D]`
  /// @param isTraining whether the batch's statistics are used and kept
  /// @return `f32[B,outputSize]`
  @Forward
  public Tensor forward(Tensor x, boolean isTraining) {
    Interceptor stop = (next, args, context) -> {
      Object out = next.call(args);
      return context.module() instanceof BatchNorm && out instanceof Tensor tensor ? Lax.stopGradient(tensor) : out;
    };
    return interceptMethods(stop, () -> {
      Tensor y = new Linear(outputSize).forward(x);
      return new BatchNorm(true, true, 0.9).forward(y, isTraining);
    });
  }
}
