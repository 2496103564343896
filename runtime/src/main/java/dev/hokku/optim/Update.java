package dev.hokku.optim;

/// What one step of an optimizer gives.
///
/// @param <P> the tree type of the parameters
/// @param updates to be added to the parameters
/// @param state for the next step
public record Update<P>(P updates, OptState state) {}
