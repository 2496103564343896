package dev.hokku.backend.cpu.gemm;

/// The right operand of a product: a matrix in memory ([Matrix]), which each product packs for itself, or one that is packed already ([Packed]).
public sealed interface Right extends Operand permits Matrix, Packed {}
