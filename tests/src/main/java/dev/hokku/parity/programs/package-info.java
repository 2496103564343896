/// The golden programs in Java, as a user would write them: each a static `@Forward` function of the variant and the inputs.
///
/// In: [dev.hokku.parity.golden.Variant], [dev.hokku.parity.golden.Inputs]. Out: what the Python function returns, as lists, maps and tensors.
/// May import: everything that users may, and the two types above.
@NullMarked
package dev.hokku.parity.programs;

import org.jspecify.annotations.NullMarked;
