package dev.hokku;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names what a method makes as if another method made it: a method can be split, and checkpoints stay as they are.
///
/// {@snippet :
/// @HkModule
/// record Autoencoder() {
///
///   @Forward
///   Tensor forward(Tensor x) {
///     return new Linear(784).withName("dec").forward(encode(x));
///   }
///
///   @NameLike("forward")
///   @Forward
///   Tensor encode(Tensor x) {
///     return new Linear(10).withName("enc").forward(x);
///   }
/// }
///
/// Params params = AutoencoderInit.initFromShapes(Key.of(0), new Autoencoder(), ShapeDtype.f32(1, 784));
/// assert params.has("autoencoder/enc", "w"); // not autoencoder/~encode/enc
/// }
///
/// Numbers start anew in each call of each method, so two methods of one name must give names to what they make, or they share it.
///
/// Source: `hk.name_like`.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface NameLike {

  /// The other method. It need not exist; `forward` is the primary one, which leaves no trace in paths.
  String value();
}
