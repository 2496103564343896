package dev.hokku.core;

import dev.hokku.tensor.Tensor;

/// A batch axis that collectives can name: what `vmap` with an axis name offers to the function it maps.
///
/// @param name its name
/// @param size its length
/// @param index the position along it, `s32[]`, a value that differs between the elements of the batch
public record NamedAxis(String name, int size, Tensor index) {}
