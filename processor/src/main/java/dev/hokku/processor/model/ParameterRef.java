package dev.hokku.processor.model;

/// A parameter of a method, which still holds what the method was called with: nothing is assigned to it.
public record ParameterRef(int index, String name) {}
