package dev.hokku;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a class, record or interface as a network module: the processor writes `…Init` and `…Apply` beside it.
///
/// A module holds hyperparameters and submodules in final, non-private fields; its [Forward] methods are lowered
/// to pure functions of parameters, state and random keys. On an interface or abstract class it marks a family
/// of modules that are called through one type.
///
/// Source: `hk.Module`.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface HkModule {

  /// The module's name in parameter paths; empty means its class name in snake case, as in Haiku
  /// (`Conv2D` becomes `conv2_d`).
  String name() default "";
}
