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
/// ```java
/// @Transparent
/// @HkModule
/// public final class Autoencoder {
///   final Linear encoder = new Linear(16).withName("encoder");
///   final Linear decoder = new Linear(784).withName("decoder");
///
///   @Forward
///   public Tensor forward(Tensor x) { return decode(encode(x)); } // AutoencoderInit.init makes the parameters of both
///
///   @Forward
///   public Tensor encode(Tensor x) { return encoder.forward(x); } // AutoencoderApply.encode(params, module, x)
///
///   @Forward
///   public Tensor decode(Tensor z) { return decoder.forward(z); } // AutoencoderApply.decode(params, module, z)
/// }
/// ```
///
/// Source: `hk.transparent`; on a class `hk.multi_transform`.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Transparent {}
