package dev.hokku.processor.model;

/// A place in a source file, for errors.
public record At(SourceFile file, Span span) {}
