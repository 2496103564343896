package dev.hokku;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A static function that has a meaning only inside lowered code: there, `getParameter(…)` becomes the
/// method of the same name on the frame. Called anywhere else it throws.
///
/// The runtime marks its own API with this, so that the processor knows none of it by name.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Intrinsic {

  /// The effects that a call has.
  Effect[] value();

  /// An argument that only Init evaluates: Apply drops it from the call.
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.PARAMETER)
  @interface InitOnly {}

  /// On a higher-order function (`scan`, `cond`, `vmap`, `remat`, …): if a lambda passed to it has effects, the call becomes
  /// the frame's method of the same name, and the lambda takes the frame that it runs on as its first parameter.
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.METHOD)
  @interface Lifted {}

  /// On a function that makes a key of a key and data. Other data gives an independent key, so one key may be given to it many times.
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.METHOD)
  @interface DerivesKey {}
}
