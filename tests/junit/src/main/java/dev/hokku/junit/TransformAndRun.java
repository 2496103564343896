package dev.hokku.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs the `@Forward` methods of a test class as JUnit tests: first at init, which makes parameters and state, then at apply with these.
///
/// {@snippet :
/// @HkModule
/// @TransformAndRun
/// class LinearTest {
///
///   @Test
///   @Forward
///   void theOutputIsAMatrix() {
///     Tensor y = new Linear(1).forward(Numpy.ones(1, 1));
///     Assertions.assertEquals(2, y.rank());
///   }
/// }
/// }
///
/// The test class is a module, so paths begin with its name. Both runs compute at once, without tracing, so that values can be looked at. Methods
/// without `@Forward` are tests as ever. For static functions, or outside JUnit, there is [Transforms#transformAndRun].
///
/// Source: `hk.testing.transform_and_run`.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(TransformAndRunExtension.class)
public @interface TransformAndRun {

  /// The seed of init's key; apply's is one more.
  int seed() default 42;

  /// Whether apply is run behind init.
  boolean runApply() default true;
}
