/// Kernels over whole arrays that are neither matrix products nor fused loops: transposes, windows, convolutions' gathering.
///
/// In: arrays and offsets. Out: arrays. May import: `cpu.threads`, `cpu.vector`, `cpu.gemm`.
@NullMarked
package dev.hokku.backend.cpu.kernel;

import org.jspecify.annotations.NullMarked;
