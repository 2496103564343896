package dev.hokku.backend.cpu.gemm;

import dev.hokku.backend.cpu.threads.Scratch;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.VectorWidth;
import org.jspecify.annotations.Nullable;

/// `C[m,n] = A[m,k] B[k,n]` or `C += A B` in f32, for any strides and transpositions of `A` and `B`.
///
/// ```text
/// for each slab of 2048 columns and 1024 depths
///   for each thousand rows or so                  pack A: rows                      (each thread all of them, for itself)
///     for each few panels                         pack B: panels [k][64]            (a thread that is free takes the next panels)
///       for each tile row
///         for each of these panels                two 6 x 64 tiles over all depths of the slab
/// ```
///
/// If a slab is so small that it stays in a level-2 cache, each thread packs all of its panels for itself, and who is free takes the next rows. If it is not, but has too
/// few columns to share, all threads pack it, and who is free takes the next 240 rows or fewer.
///
/// What makes a product wait is traffic beyond the level-2 cache. One MiB of panels stays there while the rows pass: a tile row is twelve streams of which
/// each is read slowly, so they arrive in time, where a panel of 32 columns that comes from beyond for its first tile keeps that tile waiting for twice its
/// time. Within the level-2 cache a tile needs only 15 bytes a cycle, so nothing is blocked for level 1.
///
/// Error of an element: that of one chain of `k` fma, at most `k` ulp of `sum |a b|`. Compared in its test with the same chain written as
/// plain loops, bit by bit.
public final class Sgemm {

  /// Most columns of `B` that are packed at once: with 1024 depths 8 MiB.
  static final int SLAB_COLUMNS = 2048;

  /// Up to this many rows, reading `B` where it stands beats packing it.
  private static final int FEW_ROWS = 3;

  private final Tiling tiling;

  /// The product for one vector width.
  public Sgemm(VectorWidth width) {
    tiling = Tiling.of(width);
  }

  /// Whether packing the right operand beforehand helps a product of `m` rows and `n` columns: a few rows read it where it stands.
  public boolean packs(int m, int n) {
    return m > FEW_ROWS || n < Row1x128.COLUMNS || tiling.width() != VectorWidth.BITS_512;
  }

  /// Floats that a right operand of `k` rows and `n` columns takes when packed.
  public int packedSize(int n, int k) {
    return Scratch.ALIGNED + panels(n) * k + 16;
  }

  /// Packs a right operand, for any number of products with it.
  ///
  /// @param to takes [#packedSize] floats from `at` on
  public void pack(WorkerPool pool, int n, int k, Matrix b, float[] to, int at) {
    Packed packed = new Packed(to, at);
    int slabDepth = Tiling.depth(k);
    for (int column = 0; column < n; column += SLAB_COLUMNS) {
      for (int depth = 0; depth < k; depth += slabDepth) {
        pack(pool, b, column, Math.min(SLAB_COLUMNS, n - column), depth, Math.min(slabDepth, k - depth), packed, k);
      }
    }
  }

  private void pack(WorkerPool pool, Matrix b, int column, int columns, int depth, int kc, Packed packed, int k) {
    int slab = slab(packed, column, columns, depth, k);
    pool.run((part, parts) -> Packing.packPart(tiling, b, column, columns, depth, kc, packed.data(), slab, part, parts));
  }

  /// Columns of the panels of `n` columns, whose last is ragged in each slab.
  private int panels(int n) {
    return n / SLAB_COLUMNS * tiling.padded(SLAB_COLUMNS) + tiling.padded(n % SLAB_COLUMNS);
  }

  /// Where a slab of a packed operand begins: those of the columns before it hold all depths, those above it all of its columns.
  int slab(Packed b, int column, int columns, int depth, int k) {
    return b.offset() + Scratch.ALIGNED + panels(column) * k + tiling.padded(columns) * depth;
  }

  /// A product that can be computed many times, by one thread at a time: all objects that this needs are made here.
  ///
  /// @param ldc distance between the rows of `C`
  /// @param accumulate whether the product is added to what `C` holds
  /// @param epilogue applied to each finished block of `C`, or null
  public Product product(int m, int n, int k, Left a, Right b, int ldc, boolean accumulate, @Nullable Epilogue epilogue) {
    return new Product(this, m, n, k, a, b, ldc, accumulate, epilogue);
  }

  /// Computes a product once.
  ///
  /// @param accumulate whether the product is added to what `c` holds
  /// @param epilogue applied to each finished block of `c`, or null
  public void multiply(
      WorkerPool pool, int m, int n, int k, Left a, Right b, float[] c, int co, int ldc, boolean accumulate, @Nullable Epilogue epilogue) {
    product(m, n, k, a, b, ldc, accumulate, epilogue).run(pool, c, co);
  }

  Tiling tiling() {
    return tiling;
  }
}
