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

  /// A function that only init runs: apply needs no key for it.
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.PARAMETER)
  @interface InitOnly {}

  /// A function that has parameters, state and keys of its own: what it does is no effect of the body that it is written in.
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.PARAMETER)
  @interface Isolated {}

  /// A function whose parameters and state are those of the body, in a place that is known when it runs.
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.PARAMETER)
  @interface Placed {}

  /// On a higher-order function (`scan`, `cond`, `vmap`, `remat`, …): if a lambda passed to it has effects, the call becomes
  /// the frame's method of the same name, and the lambda takes the frame that it runs on as its first parameter.
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.METHOD)
  @interface Lifted {}

  /// On a class that makes a module when it is first asked for, by a method that returns it, and names it where the object of the class itself was made. Its
  /// last type argument is the module's class. In lowered code a call of that method becomes the frame's method of the same name.
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  @interface MakesLater {}

  /// On a function that makes a key of a key and data. Other data gives an independent key, so one key may be given to it many times.
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.METHOD)
  @interface DerivesKey {}
}
