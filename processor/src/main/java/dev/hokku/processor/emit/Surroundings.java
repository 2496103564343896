package dev.hokku.processor.emit;

import java.util.function.Predicate;

/// What the writers must know of the compilation around a generated class.
///
/// @param inPackage whether the package has a class of this simple name
/// @param isClass whether there is a class of this qualified name
/// @param marksGenerated whether the class may carry `@Generated`: in a named module only if the module passes `java.compiler` on,
///     or else the annotation itself would be a lint warning in an exported package
public record Surroundings(Predicate<String> inPackage, Predicate<String> isClass, boolean marksGenerated) {}
