/// Random numbers from keys: counter-based, so that a key gives the same bits on every backend, in every order and under every transform.
///
/// In: a [dev.hokku.random.Key], a shape. Out: tensors, written with primitives of `lax`; the one primitive of its own is
/// [dev.hokku.random.Threefry2x32]. Bit-exact with JAX where it promises bits (`jax_threefry_partitionable=True`).
/// May import: `control`, `transform`, `tree`, `lax`, `core`, `tensor`.
@NullMarked
package dev.hokku.random;

import org.jspecify.annotations.NullMarked;
