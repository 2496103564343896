package dev.hokku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Written by the processor on generated methods, so that code compiled later against a jar knows
/// their effects and parameters without the source.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Effects {

  /// The names of the [effects][Effect] of the method itself and of everything it surely calls, with blanks between them. A string and no
  /// array of constants: javac attributes annotations again in each round of annotation processing.
  String value();

  /// The names of effects that it has only if a module reached through an interface has them.
  String may() default "";

  /// Rows of the parameter, state and key tables, a line each, as printed in the generated Javadoc.
  String table() default "";
}
