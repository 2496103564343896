package dev.hokku;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a record whose components are tensors, trees of tensors, or static values, so that it can be
/// differentiated, mapped and jitted: `@HkTree record TrainState(Params params, int step) implements TrainStateTree {}`.
///
/// The processor writes the interface `TrainStateTree`; it takes the record apart and rebuilds it without reflection.
///
/// Source: JAX pytrees, `jax.tree_util.register_pytree_node`.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface HkTree {}
