package dev.hokku.tree;

import dev.hokku.tensor.Tensor;

/// One tensor of [Params] or [State].
///
/// @param module the path of its module: `mlp/~/linear_1`
/// @param name its name in the module: `w`
/// @param tensor the value
public record Entry(String module, String name, Tensor tensor) {}
