package dev.hokku.hk;

import dev.hokku.tree.State;

/// What applying a module with state gives.
///
/// @param output what the forward method returned
/// @param state the state after it: for each name the last value that was set
public record Applied<R>(R output, State state) {}
