package dev.hokku.lax;

import static dev.hokku.tensor.Index.all;
import static dev.hokku.tensor.Index.from;
import static dev.hokku.tensor.Index.index;
import static dev.hokku.tensor.Index.range;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hokku.graph.ClosedGraph;
import dev.hokku.lax.linalg.Linalg;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalGraph;
import dev.hokku.transform.Grad;
import dev.hokku.transform.Jvp;
import dev.hokku.transform.MakeGraph;
import dev.hokku.transform.Vmap;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Functions of several primitives, each under all transforms: first and second derivatives are those of differences, `vmap` is a loop in any order with `grad`, and
/// a recorded graph computes what was computed at once. All in `f64`.
class FunctionsUnderTransformsTest {

  /// Differences over this distance have about ten good digits for first derivatives in `f64`.
  private static final double STEP = 1e-6;

  private static final double FIRST_ORDER = 1e-5;
  private static final double SECOND_ORDER = 1e-4;
  private static final double SAME = 1e-9;

  private static final Random RANDOM = new Random(5);
  private static final Tensor WEIGHTS = normal(Shape.of(3, 3, 2, 4));
  /// So that a matrix of rank 3 of 5 gets rank 4: its determinant and all of its slopes but one are 0.
  private static final Tensor ONE_MORE_RANK = Numpy.diag(Numpy.array(DType.F64, Shape.of(5), 0.0, 0.0, 0.0, 0.0, 1.0));
  private static final Tensor TILED = normal(Shape.of(2, 2, 9));

  /// A function from `f64` of a shape to a scalar.
  private record Case(String name, Shape shape, Function<Tensor, Tensor> f) {}

  private static final List<Case> CASES = List.of(
      new Case("convolution and max pooling", Shape.of(5, 5, 2),
          x -> Lax.reduceWindowMax(Lax.conv(
                  x.reshape(1, 5, 5, 2), WEIGHTS, ConvDims.channelsLast(2), Axes.of(2, 1), List.of(Padding.edges(1, 1), Padding.edges(0, 1))),
              Window.of(Shape.of(1, 2, 2, 1), Axes.of(1, 1, 2, 1))).square().sum()),
      new Case("window sums", Shape.of(6, 7),
          x -> Lax.reduceWindowSum(x, new Window(Shape.of(2, 3), Axes.of(2, 1), List.of(Padding.edges(1, 0), Padding.edges(1, 1)),
              Axes.of(1, 2))).tanh().sum()),
      new Case("gather", Shape.of(4, 3), x -> x.at(all(), index(Numpy.array(new int[][] {{0, 2, 1}, {1, 1, 0}}))).get().sin().sum()),
      new Case("places set", Shape.of(4, 5),
          x -> x.at(index(Numpy.array(0, 2, 2)), range(0, 4, 2)).set(x.at(range(0, 3), range(0, 2)).get().square()).tanh().sum()),
      new Case("places added to", Shape.of(4, 5), x -> x.at(index(Numpy.array(0, 2, 2))).add(x.at(range(0, 3)).get().square()).tanh().sum()),
      new Case("places multiplied", Shape.of(4, 5), x -> x.at(index(1), from(2)).mul(x.at(index(0), from(2)).get()).exp().sum()),
      new Case("places raised", Shape.of(4, 5),
          x -> x.at(index(Numpy.array(0, 2, 2))).max(x.at(range(1, 4)).get().square()).tanh().mul(Numpy.arange(20).reshape(4, 5)).sum()),
      new Case("sort", Shape.of(4, 5), x -> Numpy.sort(x, 1).mul(Numpy.arange(5)).square().sum()),
      new Case("topk", Shape.of(4, 5), x -> Numpy.topK(x.square(), 2).get(0).sin().sum()),
      new Case("take along axis", Shape.of(4, 5), x -> Numpy.takeAlongAxis(x, Numpy.argsort(x, 0), 0).mul(Numpy.arange(5)).square().sum()),
      new Case("cumprod", Shape.of(3, 5), x -> Numpy.cumprod(x, 1).sin().sum()),
      new Case("cummax", Shape.of(5, 3), x -> Numpy.cummax(x, 0).square().sum()),
      new Case("cumsum", Shape.of(3, 5), x -> x.cumsum(1).square().sum()),
      new Case("logsumexp", Shape.of(3, 5), x -> Numpy.logsumexp(x, 1).square().sum()),
      new Case("variance", Shape.of(6, 3), x -> x.var(0).log().sum()),
      new Case("norm", Shape.of(4, 2), x -> Numpy.norm(x).pow(3)),
      new Case("einsum", Shape.of(3, 4), x -> Numpy.einsum("ij,jk,kl->il", x, x.transpose(), x).tanh().sum()),
      new Case("matmul", Shape.of(2, 3, 4), x -> x.matmul(x.swapAxes(-1, -2)).square().sum().sqrt()),
      new Case("product", Shape.of(3, 5), x -> x.prod(1).sin().sum()),
      new Case("max", Shape.of(3, 5), x -> x.max(1).square().sum()),
      new Case("choice", Shape.of(3, 5), x -> Numpy.where(x.gt(0), x.square(), x.sin()).sum()),
      new Case("clip", Shape.of(3, 5), x -> x.clip(-0.5, 0.5).square().sum()),
      new Case("clamp between tensors", Shape.of(3, 5), x -> Lax.clamp(Lax.fullLike(x, -0.3), x, x.square()).sum()),
      new Case("pow", Shape.of(3, 2), x -> x.square().add(1).pow(x).sum()),
      new Case("dynamic slice", Shape.of(4, 3), x -> Lax.dynamicSliceInDim(x, x.argmax(0).at(0).get(), 2, 0).square().sum()),
      new Case("dynamic update slice", Shape.of(4, 3),
          x -> Lax.dynamicUpdateSliceInDim(x, x.at(range(0, 2)).get().square(), x.argmax(0).at(1).get(), 0).sin().sum()),
      new Case("pad", Shape.of(3, 4), x -> Lax.pad(x, x.sum(), List.of(new Padding(1, -1, 1), new Padding(0, 2, 0))).square().sum()),
      new Case("tile", Shape.of(2, 3), x -> Numpy.tile(x, 2, 1, 3).mul(TILED).square().sum()),
      new Case("roll", Shape.of(2, 3), x -> Numpy.roll(Numpy.repeat(x, 2, 1), 3, 1).mul(x.sum()).sum()),
      new Case("cholesky", Shape.of(3, 3), x -> Linalg.cholesky(x.matmul(x.transpose()).add(Numpy.eye(DType.F64, 3, 3, 0))).sin().sum()),
      new Case("solve", Shape.of(3, 3), x -> Linalg.solve(x.add(Numpy.eye(DType.F64, 3, 3, 0).mul(3.0)), x).sin().sum()),
      new Case("determinant", Shape.of(3, 3), x -> Linalg.det(x).square()),
      new Case("determinant of four rows", Shape.of(4, 4), x -> Linalg.det(x).square()),
      new Case("determinant of a singular matrix", Shape.of(3, 5), x -> Linalg.det(x.transpose().matmul(x).add(ONE_MORE_RANK)).sin()),
      new Case("powers of matrices", Shape.of(3, 3), x -> Linalg.matrixPower(x, 3).sin().sum()),
      new Case("pseudoinverse", Shape.of(3, 4), x -> Linalg.pinv(x).sin().sum()),
      new Case("norms of matrices", Shape.of(3, 4), x -> Linalg.cond(x).log().add(Linalg.trace(x.matmul(x.transpose())))),
      new Case("hypotenuse", Shape.of(4), x -> Numpy.hypot(x, x.sin().add(2.0)).square().sum()),
      new Case("choice of signs", Shape.of(4), x -> Numpy.copysign(x.square(), x.sin()).add(Numpy.xlogy(x, x.square().add(1.0))).sum()),
      new Case("covariances", Shape.of(3, 5), x -> Numpy.cov(x).sin().sum().add(Numpy.corrcoef(x).square().sum()).add(Numpy.nanvar(x, 1).sum())),
      new Case("straight lines between points", Shape.of(3), x -> Numpy.interp(x, Numpy.array(DType.F64, Shape.of(4), -2.0, -0.51, 0.37, 2.0), x.at(index(Numpy.array(0, 1, 2, 0))).get().square()).sum()),
      new Case("convolution of vectors", Shape.of(5), x -> Numpy.convolve(x, x.at(range(0, 3)).get().sin()).square().sum()),
      new Case("cross product", Shape.of(2, 3), x -> Numpy.cross(x, x.square()).mul(x).sin().sum()),
      new Case("slogdet", Shape.of(4, 4), x -> Linalg.slogdet(x).get(1).sin()),
      new Case("eigenvalues", Shape.of(3, 3), x -> Linalg.eigh(x).get(0).sin().sum()),
      new Case("eigenvectors", Shape.of(3, 3), x -> Linalg.eigh(x).get(1).square().at(0).get().mul(Numpy.arange(3)).sum()),
      new Case("singular values", Shape.of(4, 3), x -> Linalg.svd(x).get(1).sin().sum()),
      new Case("qr", Shape.of(4, 3), x -> Linalg.qr(x).get(0).sin().sum().add(Linalg.qr(x).get(1).cos().sum())),
      new Case("inverse", Shape.of(3, 3), x -> Linalg.inv(x.add(Numpy.eye(DType.F64, 3, 3, 0).mul(3.0))).sin().sum()),
      new Case("special functions", Shape.of(3), x -> x.erf().add(Lax.lgamma(x.square().add(0.5))).add(Lax.erfInv(x.tanh().mul(0.5))).sum()),
      new Case("atan2", Shape.of(4), x -> Lax.atan2(x, x.sin().add(2)).add(Lax.rem(x, x.square().add(1))).sum()),
      new Case("fma", Shape.of(4), x -> Lax.fma(x, x.sin(), x.square()).sum()),
      new Case("logaddexp", Shape.of(4), x -> Numpy.logaddexp(x, x.square()).sum()),
      new Case("diagonals", Shape.of(3, 3), x -> Numpy.diagonal(x).square().sum().add(Numpy.trace(x.matmul(x))).add(Numpy.diag(x).sin().sum())),
      new Case("oneHot", Shape.of(3, 5), x -> Numpy.oneHot(x.argmax(1), 5, DType.F64).mul(x).sum()),
      new Case("take", Shape.of(3, 5), x -> Numpy.take(x, Numpy.array(1, 0, 1), 1).square().sum()),
      new Case("places lowered", Shape.of(3, 4),
          x -> x.at(index(Numpy.array(0, 1, 1)), index(Numpy.array(2, 0, 0))).min(x.at(range(0, 3), index(1)).get()).sin().sum()));

  @TestFactory
  Stream<DynamicTest> eachFunctionObeysTheLaws() {
    return CASES.stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> obeysTheLaws(c.f(), c.shape())));
  }

  private static void obeysTheLaws(Function<Tensor, Tensor> f, Shape shape) {
    Tensor x = normal(shape);
    Tensor v = normal(shape);
    Tensor u = normal(shape);
    Function<Tensor, Tensor> gradient = y -> Grad.grad(f).apply(y);
    Tensor g = gradient.apply(x);

    double slope = f.apply(x.add(v.mul(STEP))).sub(f.apply(x.sub(v.mul(STEP)))).item() / (2 * STEP);
    assertClose("grad", slope, dot(g, v), FIRST_ORDER);

    Tensor change = gradient.apply(x.add(u.mul(STEP))).sub(gradient.apply(x.sub(u.mul(STEP))));
    double curvature = dot(change, v) / (2 * STEP);
    Tensor reverse = Grad.grad((Tensor y) -> Lax.mul(gradient.apply(y), v).sum()).apply(x);
    assertClose("grad of grad", curvature, dot(reverse, u), SECOND_ORDER);
    assertClose("jvp of grad", curvature, dot(Jvp.jvp(gradient, x, v).tangents(), u), SECOND_ORDER);

    List<Tensor> batch = List.of(x, v, u);
    Tensor stacked = Numpy.stack(batch, 0);
    Tensor looped = Numpy.stack(batch.stream().map(gradient).toList(), 0);
    assertSame("vmap of grad", looped, Vmap.vmap(gradient).apply(stacked));
    assertSame("grad of vmap", looped, Grad.grad((Tensor y) -> Vmap.vmap(f).apply(y).sum()).apply(stacked));

    ClosedGraph graph = MakeGraph.trace(List.of(x.aval()), in -> List.of(gradient.apply(in.getFirst())));
    List<Tensor> in = new ArrayList<>(graph.consts());
    in.addFirst(x);
    assertSame("graph", g, EvalGraph.eval(graph.graph(), in).getFirst());
  }

  private static void assertClose(String law, double expected, double actual, double tolerance) {
    assertEquals(expected, actual, tolerance * (1 + Math.abs(expected)), law);
  }

  private static void assertSame(String law, Tensor expected, Tensor actual) {
    double scale = 1 + expected.abs().max().item();
    assertEquals(0, expected.sub(actual).abs().max().item(), SAME * scale, law);
  }

  private static double dot(Tensor x, Tensor y) {
    return Lax.mul(x, y).sum().item();
  }

  private static Tensor normal(Shape shape) {
    return Numpy.array(DType.F64, shape, DoubleStream.generate(RANDOM::nextGaussian).limit(shape.size()).toArray());
  }
}
