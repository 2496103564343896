package dev.hokku.examples;

import static dev.hokku.hk.Hk.getState;
import static dev.hokku.hk.Hk.setState;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.control.Control;
import dev.hokku.control.Step;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Vmap;
import dev.hokku.transform.VmapAxes;

/// State inside a loop inside `vmap`: each sequence of a batch is taken step by step, and the steps are counted for the whole batch.
///
/// @param outputSize length of a step's output
@HkModule
public record RunningMean(int outputSize) {

  /// @param xs sequences, `f32[B,T,D]`
  /// @return the mean of all outputs so far at each step, `f32[B,T,outputSize]`
  @Forward
  public Tensor forward(Tensor xs) {
    Linear layer = new Linear(outputSize);
    return Vmap.vmap((Tensor sequence) -> means(layer, sequence), VmapAxes.in(0).splitRng(false)).apply(xs);
  }

  private Tensor means(Linear layer, Tensor sequence) {
    return Control.scan(
        (Tensor sum, Tensor x) -> {
          Tensor steps = getState("steps", Shape.SCALAR, zeros()).add(1);
          setState("steps", steps);
          Tensor total = sum.add(layer.forward(x));
          return new Step<>(total, total.div(steps));
        },
        Numpy.zeros(outputSize),
        sequence).ys();
  }
}
