package dev.hokku.processor.model;

import java.util.Optional;

/// A field that holds submodules, in the order in which they come into being.
///
/// @param access how generated code reads it from a module `m`: `hidden` or `hidden()`
/// @param origin who made what the field holds
/// @param element the class of the module or of the elements of the collection; absent for interfaces, which name themselves
/// @param contained whether modules sit in an array, a collection, a map or an optional; else the field is one itself
public record Submodule(String access, Origin origin, Optional<TypeRef> element, boolean contained) {

  public enum Origin {
    /// By the constructor or a field initialiser: named under `~`.
    MADE,
    /// By whoever called the constructor: named beside this module.
    PASSED
  }
}
