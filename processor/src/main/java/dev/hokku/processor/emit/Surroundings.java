package dev.hokku.processor.emit;

import java.util.function.BiPredicate;

/// What the writers must know of the compilation around a generated class.
///
/// @param isClass whether a package, the first, has a class of this simple name
/// @param marksGenerated whether the class may carry `@Generated`: in a named module only if the module passes `java.compiler` on,
///     or else the annotation itself would be a lint warning in an exported package
public record Surroundings(BiPredicate<String, String> isClass, boolean marksGenerated) {}
