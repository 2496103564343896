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

  /// The effects of the method itself and of everything it surely calls.
  Effect[] value();

  /// Effects that it has only if a module reached through an interface has them.
  Effect[] may() default {};

  /// Rows of the parameter, state and key tables, as printed in the generated Javadoc.
  String[] table() default {};
}
