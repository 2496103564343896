/// Convolutions as matrix products of patches, and windows of pools.
///
/// In: arrays and a geometry. Out: arrays. May import: `backend.cpu.gemm`, `backend.cpu.threads`, `lax`.
@NullMarked
package dev.hokku.backend.cpu.conv;

import org.jspecify.annotations.NullMarked;
