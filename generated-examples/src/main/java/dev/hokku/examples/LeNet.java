package dev.hokku.examples;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.Flatten;
import dev.hokku.nn.Linear;
import dev.hokku.nn.MaxPool;
import dev.hokku.nn.PaddingMode;
import dev.hokku.tensor.Tensor;

/// Two convolutions, each with pooling, then two fully connected layers; for small grey images with sides of at least 4.
///
/// Source: LeCun, Bottou, Bengio and Haffner 1998, *Gradient-based learning applied to document recognition*, with `relu` and maxima as is usual today.
@HkModule
public final class LeNet {
  final Conv2D first = new Conv2D(32, 5);
  final Conv2D second = new Conv2D(64, 5);
  final MaxPool pool = new MaxPool(2, 2, PaddingMode.VALID);
  final Flatten flatten = new Flatten();
  final Linear hidden = new Linear(512);
  final Linear logits;

  /// @param classes how many classes to tell apart
  public LeNet(int classes) {
    this.logits = new Linear(classes);
  }

  /// @param x images, `f32[B,H,W]`
  /// @return unnormalised log probabilities, `f32[B,classes]`
  @Forward
  public Tensor forward(Tensor x) {
    x = x.expandDims(-1);
    x = pool.forward(relu(first.forward(x)));
    x = pool.forward(relu(second.forward(x)));
    x = relu(hidden.forward(flatten.forward(x)));
    return logits.forward(x);
  }
}
