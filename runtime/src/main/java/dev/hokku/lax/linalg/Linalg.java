package dev.hokku.lax.linalg;

import static dev.hokku.lax.linalg.Matrices.eye;
import static dev.hokku.lax.linalg.Matrices.symmetrized;

import dev.hokku.core.ShapeError;
import dev.hokku.lax.Binding;
import dev.hokku.lax.Checks;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.Promotion;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Index;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Linear algebra on matrices `[..,N,M]`; leading axes are done one by one. Source: `jax.numpy.linalg`, `jax.lax.linalg`.
public final class Linalg {

  private Linalg() {}

  static Tensor floating(Tensor x) {
    return x.astype(Promotion.toFloating(x.dtype()));
  }

  /// [Cholesky] of the mean of `x` and its transpose.
  public static Tensor cholesky(Tensor x) {
    return Binding.bind(new Cholesky(), symmetrized(floating(Checks.squares("cholesky", x))));
  }

  /// [Qr] without the columns of `q` that meet zeros: `q` and `r`.
  public static List<Tensor> qr(Tensor x) {
    return qr(x, false);
  }

  /// [Qr]: `q` and `r`.
  public static List<Tensor> qr(Tensor x, boolean fullMatrices) {
    return Binding.bind(new Qr(fullMatrices), List.of(floating(Checks.matrices("qr", x))));
  }

  /// [Eigh] of the mean of `x` and its transpose: eigenvalues and eigenvectors.
  public static List<Tensor> eigh(Tensor x) {
    return Binding.bind(new Eigh(), List.of(symmetrized(floating(Checks.squares("eigh", x)))));
  }

  /// [Svd] without vectors that meet zeros: `u`, `s`, `vt`.
  public static List<Tensor> svd(Tensor x) {
    return svd(x, false);
  }

  /// [Svd]: `u`, `s`, `vt`.
  public static List<Tensor> svd(Tensor x, boolean fullMatrices) {
    return Binding.bind(new Svd(fullMatrices), List.of(floating(Checks.matrices("svd", x))));
  }

  /// [Lu]: both factors in one matrix, pivots, permutation.
  public static List<Tensor> lu(Tensor x) {
    return Binding.bind(new Lu(), List.of(floating(Checks.matrices("lu", x))));
  }

  /// [TriangularSolve].
  public static Tensor triangularSolve(
      Tensor a, Tensor b, boolean leftSide, boolean lower, boolean transposeA, boolean unitDiagonal) {
    Shape leading = Numpy.broadcastShapes(Matrices.leading(a.aval()), Matrices.leading(b.aval()));
    Tensor as = a.broadcastTo(leading.concat(a.shape().range(a.rank() - 2, a.rank())));
    Tensor bs = b.broadcastTo(leading.concat(b.shape().range(b.rank() - 2, b.rank())));
    return Binding.bind(new TriangularSolve(leftSide, lower, transposeA, unitDiagonal), as, bs);
  }

  /// The `x` with `a x = b`, where `a: [..,N,N]` and `b: [N]` or `[..,N,K]`, by [Lu].
  public static Tensor solve(Tensor a, Tensor b) {
    if (a.rank() < 2 || b.rank() < 1 || a.dim(-1) != a.dim(-2) || a.dim(-1) != b.dim(b.rank() == 1 ? 0 : -2)) {
      throw new ShapeError("solve", "a: %s and b: %s".formatted(a.aval(), b.aval()), "a is a square matrix, [..,N,N]; b is a vector [N] or a matrix [..,N,K].");
    }
    DType dtype = Promotion.toFloating(Promotion.promote(a.dtype(), b.dtype()));
    boolean vector = b.rank() == 1;
    Tensor right = (vector ? b.expandDims(-1) : b).astype(dtype);
    Shape leading = Numpy.broadcastShapes(Matrices.leading(a.aval()), Matrices.leading(right.aval()));
    right = right.broadcastTo(leading.concat(right.shape().range(right.rank() - 2, right.rank())));
    List<Tensor> factors = lu(a.astype(dtype));
    Tensor exchanged = Numpy.takeAlongAxis(right, permutationLike(factors.get(2), right), -2);
    Tensor half = triangularSolve(factors.getFirst(), exchanged, true, true, false, true);
    Tensor x = triangularSolve(factors.getFirst(), half, true, false, false, false);
    return vector ? x.squeeze(-1) : x;
  }

  /// The permutation `[..,N]` as positions `[..,N,1]` of the rank of `b`.
  private static Tensor permutationLike(Tensor permutation, Tensor b) {
    Tensor positions = permutation.expandDims(-1);
    while (positions.rank() < b.rank()) {
      positions = positions.expandDims(0);
    }
    return positions;
  }

  /// The norm of vectors along one axis: of order 0 (how many are not 0), 1, 2, infinite, or any other; or of matrices along two axes: of order 1, -1 (sums of
  /// columns), infinite (sums of rows), 2 or -2 (singular values). The Frobenius norm is [Numpy#norm]; the axes of `x` may be any.
  public static Tensor norm(Tensor x, double order, int... axes) {
    return Norms.norm(x, order, Checks.axesOf("norm", x, axes), KeepDims.NO);
  }

  /// As [#norm(Tensor, double, int...)]; the axes may be kept.
  public static Tensor norm(Tensor x, double order, Axes axes, KeepDims keepDims) {
    return Norms.norm(x, order, axes, keepDims);
  }

  /// The sum of the singular values of matrices along two axes.
  public static Tensor nuclearNorm(Tensor x, Axes axes, KeepDims keepDims) {
    return Norms.nuclear(x, axes, keepDims);
  }

  /// The inverse of square matrices.
  public static Tensor inv(Tensor x) {
    return solve(Checks.squares("inv", x), eye(floating(x), x.dim(-1)));
  }

  /// The determinant of square matrices, `[..]`: up to `N = 3` as a polynomial of the elements, which has derivatives of every order everywhere; beyond that [Det].
  public static Tensor det(Tensor x) {
    Tensor a = floating(Checks.squares("det", x));
    return switch (a.dim(-1)) {
      case 1 -> at(a, 0, 0);
      case 2 -> minor(a, 0, 1, 0, 1);
      case 3 -> at(a, 0, 0).mul(minor(a, 1, 2, 1, 2)).sub(at(a, 0, 1).mul(minor(a, 1, 2, 0, 2))).add(at(a, 0, 2).mul(minor(a, 1, 2, 0, 1)));
      case 0 -> Numpy.ones(a.dtype(), Matrices.leading(a.aval()));
      default -> Binding.bind(new Det(), a);
    };
  }

  /// The determinant of two rows and two columns.
  private static Tensor minor(Tensor x, int row, int nextRow, int column, int nextColumn) {
    return at(x, row, column).mul(at(x, nextRow, nextColumn)).sub(at(x, row, nextColumn).mul(at(x, nextRow, column)));
  }

  private static Tensor at(Tensor x, int row, int column) {
    Tensor rows = Lax.sliceInDim(x, row, row + 1, x.rank() - 2);
    return Lax.sliceInDim(rows, column, column + 1, x.rank() - 1).reshape(x.shape().range(0, x.rank() - 2));
  }

  /// Sign and logarithm of the absolute value of the determinant, each `[..]`.
  public static List<Tensor> slogdet(Tensor x) {
    List<Tensor> factors = lu(Checks.squares("slogdet", x));
    Tensor pivots = diagonal(factors.getFirst());
    Tensor sign = pivots.sign().prod(-1).mul(sign(factors.get(1), pivots.dtype()));
    return List.of(sign, pivots.abs().log().sum(-1));
  }

  /// -1 for an odd number of exchanged rows, else 1.
  private static Tensor sign(Tensor pivots, DType dtype) {
    Tensor exchanges = pivots.ne(Numpy.arange(pivots.dim(-1))).astype(DType.S32).sum(-1);
    return Numpy.where(exchanges.mod(Numpy.scalar(2)).eq(1L), -1.0, Numpy.ones(dtype, exchanges.shape()));
  }

  /// The diagonal of matrices: `[..,N,M]` gives `[..,min(N,M)]`.
  public static Tensor diagonal(Tensor x) {
    return Numpy.diagonal(Checks.matrices("diagonal", x), 0, -2, -1);
  }

  /// The sum of the diagonal of matrices, `[..]`.
  public static Tensor trace(Tensor x) {
    return diagonal(x).sum(-1);
  }

  /// Square matrices multiplied with themselves `power` times, by repeated squaring; the inverse is, where `power` is negative.
  public static Tensor matrixPower(Tensor x, int power) {
    Tensor base = power < 0 ? inv(x) : Checks.squares("matrix_power", x);
    Tensor out = null;
    for (long rest = Math.abs((long) power); rest > 0; rest /= 2) {
      out = rest % 2 == 0 ? out : out == null ? base : out.matmul(base);
      base = base.matmul(base);
    }
    return out == null ? eye(base, x.dim(-1)).broadcastTo(x.shape()) : out;
  }

  /// The product of matrices in a row, from the left.
  public static Tensor multiDot(List<Tensor> matrices) {
    Tensor product = matrices.getFirst();
    for (Tensor next : matrices.subList(1, matrices.size())) {
      product = product.matmul(next);
    }
    return product;
  }

  /// The eigenvalues of symmetric matrices, ascending; see [#eigh].
  public static Tensor eigvalsh(Tensor x) {
    return eigh(x).getFirst();
  }

  /// The singular values of matrices, descending.
  public static Tensor svdvals(Tensor x) {
    return svd(x).get(1);
  }

  /// The largest singular value divided by the smallest.
  public static Tensor cond(Tensor x) {
    Tensor values = svdvals(x);
    int axis = values.rank() - 1;
    Tensor smallest = Lax.sliceInDim(values, values.dim(axis) - 1, values.dim(axis), axis);
    return Lax.sliceInDim(values, 0, 1, axis).div(smallest).squeeze(axis);
  }

  /// How many singular values of matrices are larger than the largest by `max(N,M)` roundings: `s32[..]`.
  public static Tensor matrixRank(Tensor x) {
    Tensor values = svdvals(x);
    return values.gt(values.max(Axes.of(values.rank() - 1), KeepDims.YES).mul(Math.max(x.dim(-1), x.dim(-2)) * epsilon(values.dtype()))).astype(DType.S32).sum(-1);
  }

  /// The pseudoinverse of matrices, `[..,N,M]` to `[..,M,N]`: singular values below `10 max(N,M)` roundings of the largest count as 0.
  public static Tensor pinv(Tensor x) {
    List<Tensor> factors = svd(x);
    Tensor values = factors.get(1);
    Tensor counted = values.gt(values.max(Axes.of(values.rank() - 1), KeepDims.YES).mul(10.0 * Math.max(x.dim(-1), x.dim(-2)) * epsilon(values.dtype())));
    Tensor inverted = Numpy.where(counted, Numpy.where(counted, values, 1.0).reciprocal(), 0.0);
    return Matrices.t(factors.get(2)).matmul(inverted.expandDims(-1).mul(Matrices.t(factors.get(0))));
  }

  /// The `x` with the least `|a x - b|`, and among those the shortest: `a: [N,M]`, `b: [N]` or `[N,K]`.
  public static Tensor lstsq(Tensor a, Tensor b) {
    return pinv(a).matmul(b);
  }

  /// Matrices on the diagonal of one that is 0 elsewhere.
  public static Tensor blockDiag(List<Tensor> blocks) {
    int rows = blocks.stream().mapToInt(block -> Checks.matrices("block_diag", block).dim(0)).sum();
    int columns = blocks.stream().mapToInt(block -> block.dim(1)).sum();
    Tensor out = Numpy.zeros(Promotion.promote(blocks), Shape.of(rows, columns));
    int row = 0;
    int column = 0;
    for (Tensor block : blocks) {
      out = out.at(Index.range(row, row + block.dim(0)), Index.range(column, column + block.dim(1))).set(block.astype(out.dtype()));
      row += block.dim(0);
      column += block.dim(1);
    }
    return out;
  }

  /// The distance of 1 and the next number.
  static double epsilon(DType dtype) {
    return dtype == DType.F64 ? 0x1p-52 : 0x1p-23;
  }
}
