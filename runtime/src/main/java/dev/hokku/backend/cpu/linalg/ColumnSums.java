package dev.hokku.backend.cpu.linalg;

/// The inner products of one vector with neighbouring columns, each summed in the order of OpenBLAS' `sgemv_t` on x86 with fma.
///
/// Columns go four at a time, then two, then one, and each group has a kernel of its own: eight lanes of fma, four lanes that round each product, eight lanes that
/// round each product. What is left of a column after groups of four rows is added last. Matrices of at most eight rows that follow each other without gaps
/// have [PackedSums] on CPUs with AVX-512.
///
/// @param at the numbers
/// @param stride from a column to the next
/// @param vector index of the vector's first number
/// @param length of the vector
record ColumnSums(float[] at, int stride, int vector, int length) {

  /// Longer columns are summed in pieces.
  private static final int PIECE = 4096;

  /// How many columns share a kernel.
  enum Group {
    FOUR,
    TWO,
    ONE
  }

  /// The inner products with `count` columns, the first of which is at `first`.
  float[] of(int first, int count) {
    boolean packed = PackedSums.apply(length, stride, count);
    float[] sums = new float[count];
    for (int j = 0; j < count; j++) {
      Group group = group(j, count);
      int column = first + j * stride;
      sums[j] = packed ? PackedSums.of(group, at, vector, column, length) : sum(group, column);
    }
    return sums;
  }

  private static Group group(int j, int count) {
    int fours = count & ~3;
    if (j < fours) {
      return Group.FOUR;
    }
    return j < fours + (count & 2) ? Group.TWO : Group.ONE;
  }

  private float sum(Group group, int column) {
    int whole = length & ~3;
    float sum = 0;
    for (int from = 0; from < whole; from += PIECE) {
      int to = Math.min(whole, from + PIECE);
      sum += switch (group) {
        case FOUR -> fused(column, from, to);
        case TWO -> lanes(column, from, to, 4);
        case ONE -> lanes(column, from, to, 8);
      };
    }
    return length == whole ? sum : withRest(sum, column, whole);
  }

  private float fused(int column, int from, int to) {
    float[] lane = new float[8];
    int i = firstLanes(lane, column, from, to);
    for (; i < to; i += 8) {
      for (int k = 0; k < 8; k++) {
        lane[k] = Math.fma(at[column + i + k], at[vector + i + k], lane[k]);
      }
    }
    return total(lane);
  }

  private float lanes(int column, int from, int to, int lanes) {
    float[] lane = new float[8];
    int i = lanes == 8 ? firstLanes(lane, column, from, to) : from;
    for (; i < to; i += lanes) {
      for (int k = 0; k < lanes; k++) {
        lane[k] += at[column + i + k] * at[vector + i + k];
      }
    }
    return total(lane);
  }

  /// Four numbers, if so many are left over after groups of eight: they come first.
  private int firstLanes(float[] lane, int column, int from, int to) {
    int i = from + (to - from) % 8;
    for (int k = from; k < i; k++) {
      lane[k - from] = at[column + k] * at[vector + k];
    }
    return i;
  }

  private static float total(float[] lane) {
    return lane[0] + lane[4] + (lane[1] + lane[5]) + (lane[2] + lane[6] + (lane[3] + lane[7]));
  }

  /// Up to three numbers more.
  private float withRest(float sum, int column, int from) {
    int x = column + from;
    int v = vector + from;
    int rest = length - from;
    if (rest == 1) {
      return Math.fma(at[x], at[v], sum);
    }
    float pair = Math.fma(at[x], at[v], at[x + 1] * at[v + 1]);
    return sum + (rest == 2 ? pair : Math.fma(at[x + 2], at[v + 2], pair));
  }
}
