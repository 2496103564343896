package story;

import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.nn.Functions.dropout;
import static dev.hokku.nn.Functions.relu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.Linear;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// A digit classifier: hidden layers in a list, a given embedding, dropout in training.
@HkModule
public final class Net {
  final Linear embedding;
  final List<Linear> hidden;
  final Linear logits = new Linear(10);

  public Net(Linear embedding, int... sizes) {
    this.embedding = embedding;
    List<Linear> layers = new ArrayList<>();
    for (int size : sizes) {
      layers.add(new Linear(size));
    }
    this.hidden = List.copyOf(layers);
  }

  /// @param x images, `f32[B,784]`
  /// @param isTraining static: it chooses a branch when the function is traced
  /// @return unnormalised log probabilities, `f32[B,10]`
  @Forward
  public Tensor forward(Tensor x, boolean isTraining) {
    Tensor h = embedding.forward(x);
    for (Linear layer : hidden) {
      h = relu(layer.forward(h)); // every layer but the last
      if (isTraining) {
        h = dropout(nextRngKey(), 0.5, h);
      }
    }
    return logits.forward(h);
  }
}
