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

  /// The names of effects that it has only if a module reached through an interface has them, save those in [#through].
  String may() default "";

  /// Calls of abstract forward methods on modules that it is called with, a line each: the parameter's index and name, the method, and the effects
  /// that it may have there. A caller who hands in a module of a known class has that class's effects instead.
  String through() default "";

  /// Rows of the parameter, state and key tables, a line each, as printed in the generated Javadoc but for the lines of the source: a class file that is read
  /// elsewhere is the same when its source only moves.
  String table() default "";
}
