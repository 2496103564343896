package dev.hokku.backend.reference;

import dev.hokku.lax.linalg.Cholesky;
import dev.hokku.lax.linalg.Det;
import dev.hokku.lax.linalg.Eigh;
import dev.hokku.lax.linalg.Lu;
import dev.hokku.lax.linalg.Qr;
import dev.hokku.lax.linalg.Svd;
import dev.hokku.lax.linalg.TriangularSolve;
import dev.hokku.tensor.Shape;
import java.util.Arrays;

/// Factorizations, one matrix after the other, by the textbook.
final class LinalgKernels {

  private LinalgKernels() {}

  static void addTo(KernelTable table) {
    table
        .put(Cholesky.class, (op, call) -> cholesky(call))
        .put(TriangularSolve.class, LinalgKernels::triangularSolve)
        .put(Det.class, (op, call) -> det(call))
        .put(Lu.class, (op, call) -> lu(call))
        .put(Qr.class, LinalgKernels::qr)
        .put(Eigh.class, (op, call) -> eigh(call))
        .put(Svd.class, LinalgKernels::svd);
  }

  /// How many matrices a tensor holds.
  private static int count(Shape shape) {
    return shape.range(0, shape.rank() - 2).size();
  }

  private static void cholesky(Call call) {
    for (int index = 0; index < count(call.inShape(0)); index++) {
      Matrix x = Matrix.read(call.in(0), call.inShape(0), index);
      Matrix l = Matrix.zeros(x.rows(), x.rows());
      boolean positive = true;
      for (int j = 0; j < x.rows(); j++) {
        for (int i = j; i < x.rows(); i++) {
          double sum = x.at()[i][j];
          for (int k = 0; k < j; k++) {
            sum -= l.at()[i][k] * l.at()[j][k];
          }
          positive &= i > j || sum > 0;
          l.at()[i][j] = i == j ? Math.sqrt(sum) : sum / l.at()[j][j];
        }
      }
      if (!positive) {
        for (double[] row : l.at()) {
          Arrays.fill(row, Double.NaN);
        }
      }
      l.write(call.out(), index);
    }
  }

  /// `x a = b` is `a^T x^T = b^T`.
  private static void triangularSolve(TriangularSolve op, Call call) {
    boolean turned = op.leftSide() == op.transposeA();
    boolean lower = op.lower() != turned;
    for (int index = 0; index < count(call.inShape(0)); index++) {
      Matrix a = Matrix.read(call.in(0), call.inShape(0), index);
      Matrix b = Matrix.read(call.in(1), call.inShape(1), index);
      Matrix x = op.leftSide() ? b : b.transposed();
      solve(turned ? a.transposed() : a, x, lower, op.unitDiagonal());
      (op.leftSide() ? x : x.transposed()).write(call.out(), index);
    }
  }

  /// Puts the solution of `a x = b` in place of `b`.
  private static void solve(Matrix a, Matrix b, boolean lower, boolean unitDiagonal) {
    int n = a.rows();
    for (int step = 0; step < n; step++) {
      int i = lower ? step : n - 1 - step;
      for (int column = 0; column < b.columns(); column++) {
        double sum = b.at()[i][column];
        for (int done = 0; done < step; done++) {
          int j = lower ? done : n - 1 - done;
          sum -= a.at()[i][j] * b.at()[j][column];
        }
        b.at()[i][column] = unitDiagonal ? sum : sum / a.at()[i][i];
      }
    }
  }

  private static void lu(Call call) {
    for (int index = 0; index < count(call.inShape(0)); index++) {
      Matrix x = Matrix.read(call.in(0), call.inShape(0), index);
      double[][] at = x.at();
      int steps = Math.min(x.rows(), x.columns());
      int[] permutation = new int[x.rows()];
      Arrays.setAll(permutation, i -> i);
      for (int k = 0; k < steps; k++) {
        int pivot = k;
        for (int i = k + 1; i < x.rows(); i++) {
          pivot = Math.abs(at[i][k]) > Math.abs(at[pivot][k]) ? i : pivot;
        }
        call.results().get(1).setLong(index * steps + k, pivot);
        double[] row = at[k];
        at[k] = at[pivot];
        at[pivot] = row;
        int place = permutation[k];
        permutation[k] = permutation[pivot];
        permutation[pivot] = place;
        for (int i = k + 1; i < x.rows() && at[k][k] != 0; i++) {
          at[i][k] /= at[k][k];
          for (int j = k + 1; j < x.columns(); j++) {
            at[i][j] -= at[i][k] * at[k][j];
          }
        }
      }
      for (int i = 0; i < permutation.length; i++) {
        call.results().get(2).setLong(index * permutation.length + i, permutation[i]);
      }
      x.write(call.out(), index);
    }
  }

  /// By elimination: the product of the largest elements of the columns that are left.
  private static void det(Call call) {
    for (int index = 0; index < count(call.inShape(0)); index++) {
      double[][] at = Matrix.read(call.in(0), call.inShape(0), index).at();
      double product = 1;
      for (int k = 0; k < at.length; k++) {
        int pivot = k;
        for (int i = k + 1; i < at.length; i++) {
          pivot = Math.abs(at[i][k]) > Math.abs(at[pivot][k]) ? i : pivot;
        }
        double[] row = at[pivot];
        at[pivot] = at[k];
        at[k] = row;
        product *= pivot == k ? row[k] : -row[k];
        for (int i = k + 1; i < at.length && row[k] != 0; i++) {
          double factor = at[i][k] / row[k];
          for (int j = k; j < at.length; j++) {
            at[i][j] -= factor * row[j];
          }
        }
      }
      call.out().setDouble(index, product);
    }
  }

  private static void qr(Qr op, Call call) {
    int k = call.outShape().last();
    for (int index = 0; index < count(call.inShape(0)); index++) {
      Householder factors = Householder.of(Matrix.read(call.in(0), call.inShape(0), index));
      factors.q().columns(k).write(call.out(), index);
      Matrix r = factors.r();
      new Matrix(k, r.columns(), Arrays.copyOf(r.at(), k)).write(call.results().get(1), index);
    }
  }

  private static void eigh(Call call) {
    for (int index = 0; index < count(call.inShape(0)); index++) {
      Matrix x = Matrix.read(call.in(0), call.inShape(0), index);
      for (int i = 0; i < x.rows(); i++) {
        for (int j = i + 1; j < x.rows(); j++) {
          x.at()[i][j] = x.at()[j][i];
        }
      }
      Jacobi.Result result = Jacobi.eigen(x);
      writeRow(call, 0, index, result.values());
      result.left().write(call.results().get(1), index);
    }
  }

  private static void svd(Svd op, Call call) {
    for (int index = 0; index < count(call.inShape(0)); index++) {
      Matrix x = Matrix.read(call.in(0), call.inShape(0), index);
      boolean wide = x.columns() > x.rows();
      Jacobi.Result result = Jacobi.singular(wide ? x.transposed() : x);
      Matrix u = wide ? result.right() : result.left();
      Matrix v = wide ? result.left() : result.right();
      u.columns(call.outShape().last()).write(call.out(), index);
      writeRow(call, 1, index, result.values());
      v.columns(call.resultAvals().get(2).shape().dim(-2)).transposed().write(call.results().get(2), index);
    }
  }

  private static void writeRow(Call call, int result, int index, double[] values) {
    for (int i = 0; i < values.length; i++) {
      call.results().get(result).setDouble(index * values.length + i, values[i]);
    }
  }
}
