package dev.hokku.backend.cpu.gemm;

/// The matrix whose rows are the patches of a padded image under a moving window (im2col), without writing it out: row `r` is made of
/// `pieces.length` runs of `run` floats, the `i`-th at `offset + rows[r] + pieces[i]`.
///
/// @param data the padded images, channels last
/// @param offset index of the first element
/// @param rows where the window begins, for each position of it
/// @param pieces where each run begins in the window
/// @param run floats in a run: the channels, times the window's width where that is contiguous
public record Patches(float[] data, int offset, int[] rows, int[] pieces, int run) implements Left {}
