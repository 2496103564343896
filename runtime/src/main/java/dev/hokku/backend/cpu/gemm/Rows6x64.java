package dev.hokku.backend.cpu.gemm;

import dev.hokku.backend.cpu.threads.Scratch;
import java.lang.invoke.VarHandle;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// `C[6,64] = S + A B` for 512-bit vectors: 24 accumulators, 4 of `B` and broadcasts of `A` fit the registers.
///
/// The rows of `A` are packed one behind the other, [Packing#ROW] apart, `B` is packed `[k][64]`. Each element is one chain of fma over ascending `k`, so neither the
/// tiling nor the vector width shows in the bits. There are no masks: edge tiles are computed whole, into a scratch tile.
///
/// Of its 24 fma each depth needs 10 loads, where 12 rows of 32 columns need 14, and two depths share what a turn of the loop costs: a core that lends half of its
/// slots to another thread has to issue less.
///
/// The compiler would read both depths' operands first, and then has no registers for all of them and the accumulators. It may not move a load beyond a fence, and a
/// fence between loads is no instruction: so there is one where the columns of a depth, its first three rows and its last three have been read. And the sums begin
/// with an array of their own, not with `C`: its places would be computed before the loop and kept until they are needed again behind it, in registers that the loop
/// wants. All this is about what the compiler makes of it; `docs/benchmarks/2026-11-22-products.md` has what it did with other forms.
final class Rows6x64 {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;
  private static final int ROW = Packing.ROW;

  /// Where the first of the sums is in their array.
  static final int SUMS = Scratch.ALIGNED;

  private Rows6x64() {}

  /// @param sums what the sums begin with, `[6][64]` from [#SUMS] on
  static void run(int kc, float[] a, int ao, float[] b, int bo, float[] sums, float[] c, int co, int ldc) {
    FloatVector c0a = FloatVector.fromArray(S, sums, SUMS);
    FloatVector c0b = FloatVector.fromArray(S, sums, SUMS + 16);
    FloatVector c0c = FloatVector.fromArray(S, sums, SUMS + 32);
    FloatVector c0d = FloatVector.fromArray(S, sums, SUMS + 48);
    FloatVector c1a = FloatVector.fromArray(S, sums, SUMS + 64);
    FloatVector c1b = FloatVector.fromArray(S, sums, SUMS + 80);
    FloatVector c1c = FloatVector.fromArray(S, sums, SUMS + 96);
    FloatVector c1d = FloatVector.fromArray(S, sums, SUMS + 112);
    FloatVector c2a = FloatVector.fromArray(S, sums, SUMS + 128);
    FloatVector c2b = FloatVector.fromArray(S, sums, SUMS + 144);
    FloatVector c2c = FloatVector.fromArray(S, sums, SUMS + 160);
    FloatVector c2d = FloatVector.fromArray(S, sums, SUMS + 176);
    FloatVector c3a = FloatVector.fromArray(S, sums, SUMS + 192);
    FloatVector c3b = FloatVector.fromArray(S, sums, SUMS + 208);
    FloatVector c3c = FloatVector.fromArray(S, sums, SUMS + 224);
    FloatVector c3d = FloatVector.fromArray(S, sums, SUMS + 240);
    FloatVector c4a = FloatVector.fromArray(S, sums, SUMS + 256);
    FloatVector c4b = FloatVector.fromArray(S, sums, SUMS + 272);
    FloatVector c4c = FloatVector.fromArray(S, sums, SUMS + 288);
    FloatVector c4d = FloatVector.fromArray(S, sums, SUMS + 304);
    FloatVector c5a = FloatVector.fromArray(S, sums, SUMS + 320);
    FloatVector c5b = FloatVector.fromArray(S, sums, SUMS + 336);
    FloatVector c5c = FloatVector.fromArray(S, sums, SUMS + 352);
    FloatVector c5d = FloatVector.fromArray(S, sums, SUMS + 368);
    int end = ao + kc;
    int at = bo - 64 * ao; // one variable counts through both arrays: a second one costs instructions
    int i = ao;
    for (int most = end - 1; i < most; i += 2) {
      FloatVector ba0 = FloatVector.fromArray(S, b, at + 64 * i);
      FloatVector bb0 = FloatVector.fromArray(S, b, at + 64 * i + 16);
      FloatVector bc0 = FloatVector.fromArray(S, b, at + 64 * i + 32);
      FloatVector bd0 = FloatVector.fromArray(S, b, at + 64 * i + 48);
      VarHandle.loadLoadFence();
      FloatVector a00 = FloatVector.broadcast(S, a[i]);
      c0a = ba0.fma(a00, c0a);
      c0b = bb0.fma(a00, c0b);
      c0c = bc0.fma(a00, c0c);
      c0d = bd0.fma(a00, c0d);
      FloatVector a10 = FloatVector.broadcast(S, a[i + ROW]);
      c1a = ba0.fma(a10, c1a);
      c1b = bb0.fma(a10, c1b);
      c1c = bc0.fma(a10, c1c);
      c1d = bd0.fma(a10, c1d);
      FloatVector a20 = FloatVector.broadcast(S, a[i + 2 * ROW]);
      c2a = ba0.fma(a20, c2a);
      c2b = bb0.fma(a20, c2b);
      c2c = bc0.fma(a20, c2c);
      c2d = bd0.fma(a20, c2d);
      VarHandle.loadLoadFence();
      FloatVector a30 = FloatVector.broadcast(S, a[i + 3 * ROW]);
      c3a = ba0.fma(a30, c3a);
      c3b = bb0.fma(a30, c3b);
      c3c = bc0.fma(a30, c3c);
      c3d = bd0.fma(a30, c3d);
      FloatVector a40 = FloatVector.broadcast(S, a[i + 4 * ROW]);
      c4a = ba0.fma(a40, c4a);
      c4b = bb0.fma(a40, c4b);
      c4c = bc0.fma(a40, c4c);
      c4d = bd0.fma(a40, c4d);
      FloatVector a50 = FloatVector.broadcast(S, a[i + 5 * ROW]);
      c5a = ba0.fma(a50, c5a);
      c5b = bb0.fma(a50, c5b);
      c5c = bc0.fma(a50, c5c);
      c5d = bd0.fma(a50, c5d);
      VarHandle.loadLoadFence();
      FloatVector ba1 = FloatVector.fromArray(S, b, at + 64 * i + 64);
      FloatVector bb1 = FloatVector.fromArray(S, b, at + 64 * i + 80);
      FloatVector bc1 = FloatVector.fromArray(S, b, at + 64 * i + 96);
      FloatVector bd1 = FloatVector.fromArray(S, b, at + 64 * i + 112);
      VarHandle.loadLoadFence();
      FloatVector a01 = FloatVector.broadcast(S, a[i + 1]);
      c0a = ba1.fma(a01, c0a);
      c0b = bb1.fma(a01, c0b);
      c0c = bc1.fma(a01, c0c);
      c0d = bd1.fma(a01, c0d);
      FloatVector a11 = FloatVector.broadcast(S, a[i + ROW + 1]);
      c1a = ba1.fma(a11, c1a);
      c1b = bb1.fma(a11, c1b);
      c1c = bc1.fma(a11, c1c);
      c1d = bd1.fma(a11, c1d);
      FloatVector a21 = FloatVector.broadcast(S, a[i + 2 * ROW + 1]);
      c2a = ba1.fma(a21, c2a);
      c2b = bb1.fma(a21, c2b);
      c2c = bc1.fma(a21, c2c);
      c2d = bd1.fma(a21, c2d);
      VarHandle.loadLoadFence();
      FloatVector a31 = FloatVector.broadcast(S, a[i + 3 * ROW + 1]);
      c3a = ba1.fma(a31, c3a);
      c3b = bb1.fma(a31, c3b);
      c3c = bc1.fma(a31, c3c);
      c3d = bd1.fma(a31, c3d);
      FloatVector a41 = FloatVector.broadcast(S, a[i + 4 * ROW + 1]);
      c4a = ba1.fma(a41, c4a);
      c4b = bb1.fma(a41, c4b);
      c4c = bc1.fma(a41, c4c);
      c4d = bd1.fma(a41, c4d);
      FloatVector a51 = FloatVector.broadcast(S, a[i + 5 * ROW + 1]);
      c5a = ba1.fma(a51, c5a);
      c5b = bb1.fma(a51, c5b);
      c5c = bc1.fma(a51, c5c);
      c5d = bd1.fma(a51, c5d);
    }
    for (; i < end; i++) {
      FloatVector ba = FloatVector.fromArray(S, b, at + 64 * i);
      FloatVector bb = FloatVector.fromArray(S, b, at + 64 * i + 16);
      FloatVector bc = FloatVector.fromArray(S, b, at + 64 * i + 32);
      FloatVector bd = FloatVector.fromArray(S, b, at + 64 * i + 48);
      FloatVector a0 = FloatVector.broadcast(S, a[i]);
      c0a = ba.fma(a0, c0a);
      c0b = bb.fma(a0, c0b);
      c0c = bc.fma(a0, c0c);
      c0d = bd.fma(a0, c0d);
      FloatVector a1 = FloatVector.broadcast(S, a[i + ROW]);
      c1a = ba.fma(a1, c1a);
      c1b = bb.fma(a1, c1b);
      c1c = bc.fma(a1, c1c);
      c1d = bd.fma(a1, c1d);
      FloatVector a2 = FloatVector.broadcast(S, a[i + 2 * ROW]);
      c2a = ba.fma(a2, c2a);
      c2b = bb.fma(a2, c2b);
      c2c = bc.fma(a2, c2c);
      c2d = bd.fma(a2, c2d);
      FloatVector a3 = FloatVector.broadcast(S, a[i + 3 * ROW]);
      c3a = ba.fma(a3, c3a);
      c3b = bb.fma(a3, c3b);
      c3c = bc.fma(a3, c3c);
      c3d = bd.fma(a3, c3d);
      FloatVector a4 = FloatVector.broadcast(S, a[i + 4 * ROW]);
      c4a = ba.fma(a4, c4a);
      c4b = bb.fma(a4, c4b);
      c4c = bc.fma(a4, c4c);
      c4d = bd.fma(a4, c4d);
      FloatVector a5 = FloatVector.broadcast(S, a[i + 5 * ROW]);
      c5a = ba.fma(a5, c5a);
      c5b = bb.fma(a5, c5b);
      c5c = bc.fma(a5, c5c);
      c5d = bd.fma(a5, c5d);
    }
    c0a.intoArray(c, co);
    c0b.intoArray(c, co + 16);
    c0c.intoArray(c, co + 32);
    c0d.intoArray(c, co + 48);
    c1a.intoArray(c, co + ldc);
    c1b.intoArray(c, co + ldc + 16);
    c1c.intoArray(c, co + ldc + 32);
    c1d.intoArray(c, co + ldc + 48);
    c2a.intoArray(c, co + 2 * ldc);
    c2b.intoArray(c, co + 2 * ldc + 16);
    c2c.intoArray(c, co + 2 * ldc + 32);
    c2d.intoArray(c, co + 2 * ldc + 48);
    c3a.intoArray(c, co + 3 * ldc);
    c3b.intoArray(c, co + 3 * ldc + 16);
    c3c.intoArray(c, co + 3 * ldc + 32);
    c3d.intoArray(c, co + 3 * ldc + 48);
    c4a.intoArray(c, co + 4 * ldc);
    c4b.intoArray(c, co + 4 * ldc + 16);
    c4c.intoArray(c, co + 4 * ldc + 32);
    c4d.intoArray(c, co + 4 * ldc + 48);
    c5a.intoArray(c, co + 5 * ldc);
    c5b.intoArray(c, co + 5 * ldc + 16);
    c5c.intoArray(c, co + 5 * ldc + 32);
    c5d.intoArray(c, co + 5 * ldc + 48);
  }
}
