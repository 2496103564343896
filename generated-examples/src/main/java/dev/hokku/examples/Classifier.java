package dev.hokku.examples;

import dev.hokku.core.HokkuException;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Params;
import java.util.function.BiFunction;

/// A network for images, as the two functions that javac made of it.
///
/// @param name `mlp` or `lenet`
/// @param init from a key and images (shapes are enough) to first parameters
/// @param logits from parameters and images `f32[B,H,W]` to unnormalised log probabilities `f32[B,classes]`
public record Classifier(String name, BiFunction<Key, Tensor, Params> init, BiFunction<Params, Tensor, Tensor> logits) {

  /// Hidden layers of 300 and 100.
  public static Classifier mlp(int classes) {
    Mlp mlp = new Mlp(300, 100, classes);
    return new Classifier(
        "mlp", (key, images) -> MlpInit.initFromShapes(key, mlp, images), (params, images) -> MlpApply.apply(params, mlp, images));
  }

  /// Two convolutions and a hidden layer of 512.
  public static Classifier lenet(int classes) {
    LeNet lenet = new LeNet(classes);
    return new Classifier(
        "lenet", (key, images) -> LeNetInit.initFromShapes(key, lenet, images), (params, images) -> LeNetApply.apply(params, lenet, images));
  }

  /// The one called `name`.
  ///
  /// @throws HokkuException if there is none
  public static Classifier named(String name, int classes) {
    return switch (name) {
      case "mlp" -> mlp(classes);
      case "lenet" -> lenet(classes);
      default -> throw new HokkuException("There is no model '%s'.".formatted(name), "", "Name mlp or lenet.");
    };
  }
}
