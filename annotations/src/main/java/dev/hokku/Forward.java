package dev.hokku;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a method whose body the processor lowers to pure code.
///
/// On an instance method of an [HkModule] it is one of the module's forward methods. The one named `forward`, or the
/// only one, is Haiku's `__call__`; any other adds `~name` to the paths below it. On a static method it
/// is Haiku's `hk.transform` of a function.
///
/// Source: `hk.Module.__call__`, `hk.transform`.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Forward {

  /// For an abstract method: the effects that implementations may have. Callers that only see the
  /// abstract type must be able to supply them.
  Effect[] effects() default {Effect.PARAMS, Effect.STATE, Effect.KEY};
}
