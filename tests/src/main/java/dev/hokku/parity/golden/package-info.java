/// What a golden case records, and how it is compared with what was computed.
///
/// In: JSON and safetensors. Out: mismatches. What computes is behind [dev.hokku.parity.golden.Network] and sees [dev.hokku.parity.golden.Inputs] and
/// options only. May import: everything that users may.
@NullMarked
package dev.hokku.parity.golden;

import org.jspecify.annotations.NullMarked;
