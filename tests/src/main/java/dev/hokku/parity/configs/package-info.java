/// Cases given as data: a module's name with its options, and a call with its arguments.
///
/// In: JSON. Out: a network. `Modules` lists by name each module that can be built, and its options by Haiku's names; what is not listed fails.
/// May import: everything that users may, and the types of `parity`.
@NullMarked
package dev.hokku.parity.configs;

import org.jspecify.annotations.NullMarked;
