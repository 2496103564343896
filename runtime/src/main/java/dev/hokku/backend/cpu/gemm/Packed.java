package dev.hokku.backend.cpu.gemm;

/// A right operand as [Sgemm#pack] leaves it, for the product that made it.
///
/// @param data the array
/// @param offset where [Sgemm#pack] began
public record Packed(float[] data, int offset) implements Right {}
