package dev.hokku.processor.model;

import java.util.Optional;

/// An option of a module class: a parameter of its widest constructor that a field of the same name keeps.
///
/// @param access how generated code reads it from a module `m`: `outputSize` or `outputSize()`
/// @param otherwise the default as an expression, if it is known: what the shortest constructor hands over
/// @param module the class of the module that it is, if that is known
public record OptionModel(String name, String access, Optional<String> otherwise, Optional<TypeRef> module) {}
