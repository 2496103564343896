package dev.hokku.processor.model;

/// An instance field of a module class, for the checks.
///
/// @param holdsModules its type is a module, or a collection, map, optional or array of modules
public record FieldModel(String name, At at, boolean isPrivate, boolean isFinal, boolean isComponent, boolean holdsModules) {}
