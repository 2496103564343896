package dev.hokku.examples;

import dev.hokku.core.HokkuException;
import dev.hokku.hk.Model;
import dev.hokku.tensor.Tensor;

/// A network for grey images: from `f32[B,H,W]` to unnormalised log probabilities `f32[B,classes]`.
///
/// @param name `mlp`, `lenet` or `resnet`
/// @param training uses statistics of the batch, and keeps them
/// @param inference uses what was kept; the same for a network without statistics
public record Classifier(String name, Model<Tensor, Tensor> training, Model<Tensor, Tensor> inference) {

  /// Hidden layers of 300 and 100.
  public static Classifier mlp(int classes) {
    return alwaysTheSame("mlp", Model.of(new Mlp(300, 100, classes), MlpApply::forward));
  }

  /// Two convolutions and a hidden layer of 512.
  public static Classifier lenet(int classes) {
    return alwaysTheSame("lenet", Model.of(new LeNet(classes), LeNetApply::forward));
  }

  /// A narrow ResNet with batch norm.
  public static Classifier resnet(int classes) {
    SmallResNet resnet = new SmallResNet(classes);
    return new Classifier(
        "resnet",
        Model.of(resnet, SmallResNetApply::forward, true),
        Model.of(resnet, SmallResNetApply::forward, false));
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

  private static Classifier alwaysTheSame(String name, Model<Tensor, Tensor> model) {
    return new Classifier(name, model, model);
  }
}
