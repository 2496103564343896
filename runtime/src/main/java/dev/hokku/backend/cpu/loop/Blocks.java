package dev.hokku.backend.cpu.loop;

import java.util.List;

/// Runs any [LoopOp] over a piece of elements in memory.
final class Blocks {

  private Blocks() {}

  /// `z[i] = op(x[0][at[0] + i], …)` for `i` in `[0, n)`.
  ///
  /// @param kinds of the operands
  /// @param x their arrays
  /// @param at where they begin
  static void apply(LoopOp op, List<Kind> kinds, Object[] x, int[] at, Object z, int n) {
    switch (kinds.getFirst()) {
      case FLOAT -> floats(op, x, at, z, n);
      case INT -> ints(op, x, at, z, n);
      case MASK -> masks(op, kinds, x, at, z, n);
    }
  }

  /// Puts one element everywhere.
  static void fill(Object x, int at, Object z, int n) {
    System.arraycopy(x, at, z, 0, 1);
    for (int done = 1; done < n; done *= 2) {
      System.arraycopy(z, 0, z, done, Math.min(done, n - done));
    }
  }

  private static void floats(LoopOp op, Object[] in, int[] at, Object out, int n) {
    float[] x = (float[]) in[0];
    float[] y = in.length > 1 ? (float[]) in[1] : x;
    int a = at[0];
    int b = in.length > 1 ? at[1] : 0;
    switch (op) {
      case ADD -> FloatBlocks.add(x, a, y, b, (float[]) out, n);
      case SUB -> FloatBlocks.sub(x, a, y, b, (float[]) out, n);
      case MUL -> FloatBlocks.mul(x, a, y, b, (float[]) out, n);
      case DIV -> FloatBlocks.div(x, a, y, b, (float[]) out, n);
      case FMA -> FloatBlocks.fma(x, a, y, b, (float[]) in[2], at[2], (float[]) out, n);
      case MAX -> FloatBlocks.max(x, a, y, b, (float[]) out, n);
      case MIN -> FloatBlocks.min(x, a, y, b, (float[]) out, n);
      case NEG -> FloatBlocks.neg(x, a, (float[]) out, n);
      case ABS -> FloatBlocks.abs(x, a, (float[]) out, n);
      case SQRT -> FloatBlocks.sqrt(x, a, (float[]) out, n);
      case TO_INT -> FloatBlocks.toInt(x, a, (int[]) out, n);
      case BITS_OF -> FloatBlocks.bitsOf(x, a, (int[]) out, n);
      case EQ, NE, LT, LE, GT, GE -> FloatBlocks.compare(op, x, a, y, b, (byte[]) out, n);
      case SELECT, AND, OR, XOR, NOT, SHL, SHR, SAR, TO_FLOAT, FLOAT_OF -> throw unknown(op, "floats");
    }
  }

  private static void ints(LoopOp op, Object[] in, int[] at, Object out, int n) {
    int[] x = (int[]) in[0];
    int[] y = in.length > 1 ? (int[]) in[1] : x;
    int a = at[0];
    int b = in.length > 1 ? at[1] : 0;
    switch (op) {
      case ADD -> IntBlocks.add(x, a, y, b, (int[]) out, n);
      case SUB -> IntBlocks.sub(x, a, y, b, (int[]) out, n);
      case MUL -> IntBlocks.mul(x, a, y, b, (int[]) out, n);
      case MAX -> IntBlocks.max(x, a, y, b, (int[]) out, n);
      case MIN -> IntBlocks.min(x, a, y, b, (int[]) out, n);
      case AND -> IntBlocks.and(x, a, y, b, (int[]) out, n);
      case OR -> IntBlocks.or(x, a, y, b, (int[]) out, n);
      case XOR -> IntBlocks.xor(x, a, y, b, (int[]) out, n);
      case SHL -> IntBlocks.shl(x, a, y, b, (int[]) out, n);
      case SHR -> IntBlocks.shr(x, a, y, b, (int[]) out, n);
      case SAR -> IntBlocks.sar(x, a, y, b, (int[]) out, n);
      case NEG -> IntBlocks.neg(x, a, (int[]) out, n);
      case ABS -> IntBlocks.abs(x, a, (int[]) out, n);
      case NOT -> IntBlocks.not(x, a, (int[]) out, n);
      case TO_FLOAT -> IntBlocks.toFloat(x, a, (float[]) out, n);
      case FLOAT_OF -> IntBlocks.floatOf(x, a, (float[]) out, n);
      case EQ, NE, LT, LE, GT, GE -> IntBlocks.compare(op, x, a, y, b, (byte[]) out, n);
      case DIV, FMA, SQRT, SELECT, TO_INT, BITS_OF -> throw unknown(op, "ints");
    }
  }

  private static void masks(LoopOp op, List<Kind> kinds, Object[] in, int[] at, Object out, int n) {
    byte[] x = (byte[]) in[0];
    int a = at[0];
    if (op == LoopOp.SELECT) {
      switch (kinds.get(1)) {
        case FLOAT -> FloatBlocks.select(x, a, (float[]) in[1], at[1], (float[]) in[2], at[2], (float[]) out, n);
        case INT -> IntBlocks.select(x, a, (int[]) in[1], at[1], (int[]) in[2], at[2], (int[]) out, n);
        case MASK -> throw unknown(op, "masks");
      }
      return;
    }
    byte[] z = (byte[]) out;
    if (op == LoopOp.NOT) {
      for (int i = 0; i < n; i++) {
        z[i] = (byte) (1 - x[a + i]);
      }
      return;
    }
    byte[] y = (byte[]) in[1];
    int b = at[1];
    switch (op) {
      case AND -> {
        for (int i = 0; i < n; i++) {
          z[i] = (byte) (x[a + i] & y[b + i]);
        }
      }
      case OR -> {
        for (int i = 0; i < n; i++) {
          z[i] = (byte) (x[a + i] | y[b + i]);
        }
      }
      case XOR -> {
        for (int i = 0; i < n; i++) {
          z[i] = (byte) (x[a + i] ^ y[b + i]);
        }
      }
      default -> throw unknown(op, "masks");
    }
  }

  private static IllegalArgumentException unknown(LoopOp op, String kind) {
    return new IllegalArgumentException("%s is no operation on %s.".formatted(op, kind));
  }
}
