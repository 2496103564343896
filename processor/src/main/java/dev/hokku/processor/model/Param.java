package dev.hokku.processor.model;

/// A parameter of a forward or helper method.
///
/// @param type the declared type as the user wrote it, annotations included
/// @param varArgs declared with `...`
public record Param(String type, String name, boolean varArgs) {}
