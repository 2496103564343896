/// Forward methods as JUnit tests: the body of a test makes modules and applies them, and is run at init and at apply.
///
/// In: test classes. Out: their results. May import: JUnit, `hk` and what that may import. The only room that looks generated classes up by name, since JUnit
/// finds tests so, too.
@NullMarked
package dev.hokku.junit;

import org.jspecify.annotations.NullMarked;
