package dev.hokku.backend.cpu.gemm;

/// The left operand of a product: something that can be packed, whether it is a matrix in memory ([Matrix]) or the patches of an image
/// ([Patches]), which nobody writes out.
public sealed interface Left extends Operand permits Matrix, Patches {}
