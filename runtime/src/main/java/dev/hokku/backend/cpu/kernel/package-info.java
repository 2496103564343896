/// Kernels over whole arrays that are neither matrix products nor fused loops: elements of any dtype moved, found, sorted and folded; convolutions' gathering.
///
/// In: arrays and offsets. Out: arrays. May import: `cpu.threads`, `cpu.vector`, `cpu.gemm`, `lax`, `tensor`.
@NullMarked
package dev.hokku.backend.cpu.kernel;

import org.jspecify.annotations.NullMarked;
