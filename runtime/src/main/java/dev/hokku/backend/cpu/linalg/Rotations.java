package dev.hokku.backend.cpu.linalg;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Eigenvalues and singular values by plane rotations. Vectors are kept as rows, where a rotation runs along memory.
///
/// Source: Golub and Van Loan, *Matrix Computations*, 4th edition, sections 8.5 and 8.6.3.
final class Rotations {

  /// Far more sweeps over all pairs than ever needed; convergence is quadratic.
  private static final int SWEEPS = 60;

  /// Rotations that change nothing at double precision end it.
  private static final double TINY = 1e-16;

  private Rotations() {}

  /// Eigenvalues, ascending, and eigenvectors, the columns, of a symmetric matrix whose lower triangle is read.
  static List<Dense> eigh(Dense a) {
    int n = a.rows();
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        a.set(i, j, a.get(j, i));
      }
    }
    Dense vectors = Dense.identity(n);
    boolean moved = true;
    for (int sweep = 0; moved && sweep < SWEEPS; sweep++) {
      moved = false;
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          double across = a.get(p, q);
          if (Math.abs(across) <= TINY * Math.sqrt(Math.abs(a.get(p, p) * a.get(q, q))) || across == 0) {
            continue;
          }
          moved = true;
          double tangent = tangent((a.get(q, q) - a.get(p, p)) / (2 * across));
          double cosine = 1 / Math.sqrt(1 + tangent * tangent);
          double sine = tangent * cosine;
          rotateColumns(a, p, q, cosine, sine);
          a.rotateRows(p, q, cosine, sine);
          vectors.rotateRows(p, q, cosine, sine);
        }
      }
    }
    double[] values = IntStream.range(0, n).mapToDouble(i -> a.get(i, i)).toArray();
    int[] order = order(values, false);
    return List.of(picked(values, order), picked(vectors, order).transposed());
  }

  /// `u`, the singular values, descending, and `vt`; without `full`, as many vectors as there are values.
  static List<Dense> svd(Dense x, boolean full) {
    boolean wide = x.columns() > x.rows();
    // Rows of u are the columns of the tall one of x and x^T.
    Dense u = wide ? x : x.transposed();
    int n = u.rows();
    Dense v = Dense.identity(n);
    double[] products = new double[3];
    boolean moved = true;
    for (int sweep = 0; moved && sweep < SWEEPS; sweep++) {
      moved = false;
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          u.dotRows(p, q, products);
          double first = products[0];
          double across = products[1];
          double second = products[2];
          if (Math.abs(across) <= TINY * Math.sqrt(first * second) || across == 0) {
            continue;
          }
          moved = true;
          double tangent = tangent((second - first) / (2 * across));
          double cosine = 1 / Math.sqrt(1 + tangent * tangent);
          u.rotateRows(p, q, cosine, tangent * cosine);
          v.rotateRows(p, q, cosine, tangent * cosine);
        }
      }
    }
    double[] lengths = IntStream.range(0, n).mapToDouble(i -> Math.sqrt(u.dotRows(i, i))).toArray();
    int[] order = order(lengths, true);
    Dense values = picked(lengths, order);
    Dense longer = completed(picked(u, order), values.at(), full ? u.columns() : n);
    Dense shorter = picked(v, order);
    return wide ? List.of(shorter.transposed(), values, longer) : List.of(longer.transposed(), values, shorter);
  }

  private static void rotateColumns(Dense x, int p, int q, double cosine, double sine) {
    for (int i = 0; i < x.rows(); i++) {
      double a = x.get(i, p);
      double b = x.get(i, q);
      x.set(i, p, cosine * a - sine * b);
      x.set(i, q, sine * a + cosine * b);
    }
  }

  /// The smaller root of `t^2 + 2 c t - 1`.
  private static double tangent(double c) {
    return Math.copySign(1, c) / (Math.abs(c) + Math.sqrt(1 + c * c));
  }

  /// `count` orthonormal rows: those of `u` divided by their lengths, and for those that are zero or missing others, orthogonal to all before.
  private static Dense completed(Dense u, double[] lengths, int count) {
    int size = u.columns();
    Dense out = Dense.zeros(count, size);
    int unit = 0;
    for (int j = 0; j < count; j++) {
      if (j < lengths.length && lengths[j] > TINY * lengths[0]) {
        for (int i = 0; i < size; i++) {
          out.set(j, i, u.get(j, i) / lengths[j]);
        }
        continue;
      }
      double length = 0;
      while (length < 0.5 / size) {
        for (int i = 0; i < size; i++) {
          out.set(j, i, i == unit ? 1 : 0);
        }
        unit++;
        // Twice, since once is not orthogonal enough.
        length = orthogonalized(out, j) * orthogonalized(out, j);
      }
    }
    return out;
  }

  /// Takes the earlier rows out of row `j` and gives it length 1; the length that was left.
  private static double orthogonalized(Dense x, int j) {
    for (int k = 0; k < j; k++) {
      x.addRow(j, -x.dotRows(k, j), x, k, 0, x.columns());
    }
    double length = Math.sqrt(x.dotRows(j, j));
    for (int i = 0; i < x.columns(); i++) {
      x.set(j, i, x.get(j, i) / (length == 0 ? 1 : length));
    }
    return length;
  }

  private static int[] order(double[] values, boolean descending) {
    Comparator<Integer> ascending = Comparator.comparingDouble(i -> values[i]);
    return IntStream.range(0, values.length).boxed()
        .sorted(descending ? ascending.reversed() : ascending)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static Dense picked(double[] values, int[] order) {
    return new Dense(1, order.length, IntStream.of(order).mapToDouble(i -> values[i]).toArray());
  }

  private static Dense picked(Dense x, int[] order) {
    Dense out = Dense.zeros(order.length, x.columns());
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(x.at(), x.row(order[i]), out.at(), out.row(i), x.columns());
    }
    return out;
  }
}
