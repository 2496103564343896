package dev.hokku.examples;

import dev.hokku.core.HokkuException;
import dev.hokku.hk.Applied;
import dev.hokku.hk.Initialised;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.List;
import java.util.function.BiFunction;

/// A network for grey images, as the two functions that javac made of it.
///
/// @param name `mlp`, `lenet` or `resnet`
/// @param init from a key and images (shapes are enough) to first parameters and state
/// @param logits see [Logits#of]
public record Classifier(String name, BiFunction<Key, Tensor, Initialised> init, Logits logits) {

  /// The network applied.
  @FunctionalInterface
  public interface Logits {

    /// From images `f32[B,H,W]` to unnormalised log probabilities `f32[B,classes]`, and the state after it.
    ///
    /// @param isTraining whether statistics of the batch are used and kept; static
    Applied<Tensor> of(Params params, State state, Tensor images, boolean isTraining);
  }

  /// Hidden layers of 300 and 100.
  public static Classifier mlp(int classes) {
    Mlp mlp = new Mlp(300, 100, classes);
    return withoutState(
        "mlp", (key, images) -> MlpInit.initFromShapes(key, mlp, images), (params, images) -> MlpApply.apply(params, mlp, images));
  }

  /// Two convolutions and a hidden layer of 512.
  public static Classifier lenet(int classes) {
    LeNet lenet = new LeNet(classes);
    return withoutState(
        "lenet", (key, images) -> LeNetInit.initFromShapes(key, lenet, images), (params, images) -> LeNetApply.apply(params, lenet, images));
  }

  /// A narrow ResNet with batch norm.
  public static Classifier resnet(int classes) {
    SmallResNet resnet = new SmallResNet(classes);
    return new Classifier(
        "resnet",
        (key, images) -> SmallResNetInit.initFromShapes(key, resnet, images, true),
        (params, state, images, isTraining) -> SmallResNetApply.apply(params, state, resnet, images, isTraining));
  }

  /// The one called `name`.
  ///
  /// @throws HokkuException if there is none
  public static Classifier named(String name, int classes) {
    return switch (name) {
      case "mlp" -> mlp(classes);
      case "lenet" -> lenet(classes);
      case "resnet" -> resnet(classes);
      default -> throw new HokkuException("There is no model '%s'.".formatted(name), "", "Name mlp, lenet or resnet.");
    };
  }

  private static Classifier withoutState(String name, BiFunction<Key, Tensor, Params> init, BiFunction<Params, Tensor, Tensor> logits) {
    return new Classifier(
        name,
        (key, images) -> new Initialised(init.apply(key, images), State.empty(), List.of()),
        (params, state, images, isTraining) -> new Applied<>(logits.apply(params, images), state));
  }
}
