package story;

import static dev.hokku.nn.Functions.relu;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.tensor.Tensor;

/// Enum constants in a body are written with their class, but alone behind `case`.
@HkModule
public enum Activation {
  RELU,
  NONE;

  @Forward
  public Tensor forward(Tensor x) {
    return switch (this) {
      case RELU -> relu(x);
      case NONE -> this == RELU ? relu(x) : x;
    };
  }
}
