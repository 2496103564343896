package dev.hokku;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a method: it is no scope of its own. What it makes is named in the scope of whoever calls it.
///
/// On a module class: neither are its constructor and all of its methods, and the class has no name in paths. A network of several forward methods,
/// all of which use the same submodules, is such a class:
///
/// {@snippet :
/// @HkModule
/// @Transparent
/// final class Autoencoder {
///   final Linear encoder = new Linear(16).withName("encoder");
///   final Linear decoder = new Linear(784).withName("decoder");
///
///   @Forward
///   Tensor forward(Tensor x) {
///     return decode(encode(x));
///   }
///
///   @Forward
///   Tensor encode(Tensor x) {
///     return encoder.forward(x);
///   }
///
///   @Forward
///   Tensor decode(Tensor z) {
///     return decoder.forward(z);
///   }
/// }
///
/// Autoencoder net = new Autoencoder();
/// Params params = AutoencoderInit.initFromShapes(Key.of(0), net, ShapeDtype.f32(1, 784));
/// assert params.modules().equals(Set.of("encoder", "decoder"));
/// assert AutoencoderApply.encode(params, net, Numpy.ones(1, 784)).shape().equals(Shape.of(1, 16));
/// }
///
/// Source: `hk.transparent`; on a class `hk.multi_transform`.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Transparent {}
