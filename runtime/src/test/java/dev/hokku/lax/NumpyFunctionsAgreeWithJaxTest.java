package dev.hokku.lax;

import static dev.hokku.lax.Numpy.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.ShapeError;
import dev.hokku.jit.Jit;
import dev.hokku.lax.linalg.Linalg;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Index;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The lesser functions of numpy have JAX's values, shapes and dtypes, also for NaN, infinities, `-0.0`, integers and nothing at all: `jax_functions.txt`, which `jax_functions.py` printed.
class NumpyFunctionsAgreeWithJaxTest {

  private static final JaxValues JAX = JaxValues.of("jax_functions.txt");
  private static final float NAN = Float.NaN;
  private static final float INF = Float.POSITIVE_INFINITY;
  private static final Tensor EDGES = array(NAN, INF, -INF, 0f, -0f, 0.5f, -0.5f, 2.5f);
  private static final Tensor OTHER = array(1f, NAN, INF, -0f, 3f, INF, -2f, 0f);
  private static final Tensor WHOLE = array(-2, 0, 3);
  private static final Tensor W = array(new float[][] {{1, -2, 0.5f}, {3, 4, -6}});
  private static final Tensor ROW = W.at(0).get();
  private static final Tensor CUBE = arange(DType.F32, 24).reshape(2, 3, 4).sub(11);
  private static final Tensor PART = array(new float[][] {{1, NAN, 3}, {NAN, NAN, NAN}, {4, 5, 0}});

  private static void agrees(String name, Tensor... results) {
    JAX.agrees(name, List.of(results));
  }

  private static void unary(String name, UnaryOperator<Tensor> f) {
    agrees(name, f.apply(EDGES), f.apply(WHOLE));
  }

  private static void binary(String name, BinaryOperator<Tensor> f) {
    agrees(name, f.apply(EDGES, OTHER), f.apply(WHOLE, array(2, 2, -2)), f.apply(W, ROW));
  }

  @AfterAll
  static void everyResultOfJaxWasCompared() {
    JAX.requireAllCompared();
  }

  @Test
  void functionsOfOneElement() {
    unary("exp2", Numpy::exp2);
    unary("log2", Numpy::log2);
    unary("log10", Numpy::log10);
    agrees("tan", tan(EDGES.at(Index.range(0, 7)).get()), tan(WHOLE));
    unary("arcsin", Numpy::arcsin);
    unary("arccos", Numpy::arccos);
    unary("arctan", Numpy::arctan);
    unary("sinh", Numpy::sinh);
    unary("cosh", Numpy::cosh);
    unary("arcsinh", Numpy::arcsinh);
    unary("arccosh", Numpy::arccosh);
    unary("arctanh", Numpy::arctanh);
    unary("cbrt", Numpy::cbrt);
    unary("trunc", Numpy::trunc);
    unary("signbit", Numpy::signbit);
    unary("isfinite", Numpy::isfinite);
    unary("deg2rad", Numpy::deg2rad);
    unary("rad2deg", Numpy::rad2deg);
  }

  @Test
  void functionsOfTwoElements() {
    binary("hypot", Numpy::hypot);
    binary("fmod", Numpy::fmod);
    binary("copysign", Numpy::copysign);
    binary("heaviside", Numpy::heaviside);
    binary("fmax", Numpy::fmax);
    binary("fmin", Numpy::fmin);
    binary("isclose", Numpy::isclose);
    agrees("xlogy", xlogy(array(0f, 0f, 2f, NAN, 0f), array(0f, NAN, 3f, 1f, INF)));
    agrees("allclose", allclose(array(1f, INF), array(1.000001f, INF), 1e-5, 1e-8), allclose(array(1f), array(INF), 1e-5, 1e-8));
    agrees("fdivs", floorDivide(EDGES, OTHER), remainder(EDGES, OTHER));
  }

  @Test
  void statistics() {
    Axes first = Axes.of(0);
    Axes last = Axes.of(1);
    agrees("stds", std(W, last, KeepDims.YES, 1), prod(W, first, KeepDims.YES), all(W.gt(0), last, KeepDims.YES), any(W.gt(3), last, KeepDims.YES));
    agrees("args", argmax(W), argmin(W), argmax(PART), W.transpose().argmax(-1));
    agrees("ptp", ptp(W), ptp(W, 1));
    agrees("nans", nanprod(PART, 0), nanmax(PART, 1), nanmin(PART, 1), nanvar(PART, 1), nanstd(PART, 0), nanmax(WHOLE), nanmin(PART));
    agrees("percentile", percentile(W, 30, 1, KeepDims.NO), percentile(W, 50, 0, KeepDims.YES));
    agrees("cov", cov(W), cov(ROW), corrcoef(W), corrcoef(ROW));
    agrees("bincount", bincount(array(1, 1, 0, 5, -3), 4));
    agrees("arrayequal", arrayEqual(W, W), arrayEqual(W, ROW), arrayEqual(EDGES, EDGES));
    agrees("trapezoid", trapezoid(W, 0.5, 1), trapezoid(W, 1, 0));
    agrees("empties", zeros(0, 3).sum(0), zeros(2, 0).prod(1), zeros(0).any(), zeros(0, 2).all(0), zeros(0, 2).mean(0), zeros(0, 3).matmul(zeros(3, 2)),
        zeros(2, 0).matmul(zeros(0, 3)), concatenate(List.of(zeros(0, 2), ones(1, 2)), 0), zeros(0).cumsum(0), sort(zeros(0, 2), 0));
  }

  @Test
  void products() {
    agrees("products", vdot(W, W), vecdot(W, ROW, -1), cross(W, flip(W, 0)), cross(ROW, W), convolve(ROW, W.at(1).get()), convolve(ROW, array(1, 2)),
        polyval(array(2f, -1f, 3f), W));
    agrees("scalars", matmul(ROW, W.at(1).get()), ROW.dot(scalar(2f)), tensordot(W, W, 2), outer(ROW, scalar(3f)), inner(scalar(2f), scalar(3f)));
  }

  @Test
  void joiningAndRearranging() {
    agrees("stacks", hstack(List.of(W, W)), hstack(List.of(ROW, W.at(Index.index(1), Index.range(0, 1)).get())),
        hstack(List.of(scalar(1f), scalar(2f))), vstack(List.of(ROW, W)), columnStack(List.of(W.at(Index.all(), Index.index(0)).get(), W)), append(W, ROW));
    JAX.agrees("unstack", unstack(W, 1));
    List<Tensor> parts = new ArrayList<>(arraySplit(arange(7), 3, 0));
    parts.addAll(arraySplit(W, 5, -1));
    JAX.agrees("arraysplit", parts);
    agrees("delete", delete(W, new int[] {0, -1}, 1));
    agrees("flips", fliplr(W), flipud(W), rot90(W, 1), rot90(W, 2), rot90(W, -1), rot90(CUBE, 1));
    agrees("moveaxis", moveaxis(CUBE, new int[] {0, 1}, new int[] {-1, -2}), moveaxis(CUBE, new int[] {2}, new int[] {0}));
    agrees("atleast", atleast1d(scalar(3f)), atleast2d(scalar(3f)), atleast2d(ROW));
    Tensor two = arange(DType.F32, 2);
    Tensor three = arange(DType.F32, 3);
    List<Tensor> grids = new ArrayList<>(meshgrid(two, three));
    grids.addAll(meshgrid(two, three, arange(DType.F32, 4)));
    grids.addAll(meshgridIj(two, three));
    JAX.agrees("meshgrid", grids);
    List<Tensor> below = trilIndices(3, -1);
    List<Tensor> above = triuIndices(3, 1);
    agrees("creation", identity(2), tri(2, 3, 1), below.get(0), below.get(1), above.get(0), above.get(1), indices(2, 3), logspace(0, 2, 3), geomspace(1, 8, 4), geomspace(-8, -1, 4));
    agrees("diags", diag(ROW), diag(ROW, 1), diag(ROW, -2), diag(W), diag(W, 1), diag(W, -1), diag(W, 5), diagonal(CUBE), diagonal(CUBE, 1, 2, 1), trace(CUBE), Linalg.diagonal(CUBE),
        Linalg.trace(CUBE));
  }

  @Test
  void searchingCountingAndSets() {
    Tensor gaps = array(1f, 2f, 2f, NAN);
    Tensor asked = array(NAN, INF, 2f, 0f);
    agrees("searches", searchsorted(gaps, asked), searchsortedRight(gaps, asked), searchsorted(arange(0, 30, 3), arange(-2, 34)), searchsorted(zeros(0), array(1f)),
        searchsorted(array(1, 3), array(new float[][] {{2.5f}, {3}})));
    Tensor twice = array(3f, 1f, NAN, 1f, NAN, -0f, 0f);
    Tensor grid = array(new int[][] {{2, 1}, {1, 2}});
    List<Tensor> found = new ArrayList<>(List.of(unique(twice)));
    for (UniqueAll all : List.of(uniqueAll(twice, 3), uniqueAll(twice, 6), uniqueAll(grid, 3))) {
      found.addAll(List.of(all.values(), all.indices(), all.inverseIndices(), all.counts()));
    }
    found.addAll(List.of(unique(array(true, false, true)), union1d(grid, array(7, 1))));
    JAX.agrees("unique", found);
    List<Tensor> bins = new ArrayList<>();
    for (Histogram seen : List.of(histogram(array(1f, 2f, 2.5f, 4f, NAN, -1f, INF), 3, 1, 4), histogram(W, 4), histogram(array(2f, 2f), 2),
        histogram(array(1, 2, 2, 4), 2, scalar(1), scalar(4), array(0.5f, 1, 2, 3)), histogram(zeros(0), 2, 0, 1))) {
      bins.addAll(List.of(seen.counts(), seen.edges()));
    }
    JAX.agrees("histogram", bins);
    List<Tensor> places = new ArrayList<>(nonzero(grid.sub(1)));
    places.addAll(List.of(argwhere(grid.sub(1), 3, -1), flatnonzero(grid.sub(1), 1, 0)));
    JAX.agrees("places", places);
  }

  @Test
  void howManyThereAreIsNotKnownOfATracedTensor() {
    for (UnaryOperator<Tensor> f : List.<UnaryOperator<Tensor>>of(Numpy::unique, x -> nonzero(x).getFirst())) {
      ShapeError error = assertThrows(ShapeError.class, () -> Jit.jit(f::apply).apply(WHOLE));
      assertTrue(error.getMessage().contains("x: s32[3] is traced, so how many elements it has to find is not known"), error.getMessage());
    }
    assertEquals("[-2  0  3 -2] s32[4]", Jit.jit((Tensor x) -> unique(x, 4)).apply(WHOLE).toString());
  }

  @Test
  void choosingAndOrdering() {
    agrees("select", select(List.of(W.gt(2), W.gt(0)), List.of(W, W.neg()), 7), select(List.of(ROW.gt(0)), List.of(array(1, 2, 3)), 0));
    Tensor line = array(1f, 2f, 2f, 4f);
    Tensor asked = array(0f, 2f, 3f, 9f);
    agrees("search", searchsortedRight(line, asked), digitize(asked, line));
    Tensor xs = array(1f, 2f, 4f);
    Tensor ys = array(10f, 20f, -20f);
    agrees("interp", interp(array(0f, 1f, 1.5f, 3f, 4f, 9f, NAN), xs, ys), interp(array(0f, 7f), array(1f), array(5f)));
    agrees("ginterp", Grad.grad((Tensor a) -> interp(a, xs, ys).sum()).apply(array(0f, 1.5f, 3f, 9f)));
    agrees("isin", isin(WHOLE, array(new int[][] {{3, 5}, {-2, 7}})));
    agrees("lexsort", lexsort(List.of(array(3, 1, 2, 1), array(0, 1, 0, 1)), 0));
    List<Tensor> places = new ArrayList<>(nonzero(W.gt(0), 5, -1));
    places.addAll(nonzero(W.gt(0), 2, 0));
    JAX.agrees("nonzero", places);
    List<Tensor> unravelled = new ArrayList<>(unravelIndex(array(0, 5, 11), Shape.of(3, 4)));
    unravelled.add(ravelMultiIndex(List.of(array(0, 2), array(1, 3)), Shape.of(3, 4)));
    JAX.agrees("unravel", unravelled);
  }

  @Test
  void linearAlgebra() {
    Tensor m = array(new float[][] {{2, 1, 0.5f}, {1, 3, -1}, {0, 4, 5}});
    Tensor low = array(new float[][] {{1, 2}, {2, 4}, {3, 6}});
    agrees("linalg", Linalg.matrixPower(m, 3), Linalg.matrixPower(m, -2), Linalg.matrixPower(m, 0), Linalg.multiDot(List.of(W, m, ROW)), Linalg.eigvalsh(m.add(m.transpose())),
        Linalg.svdvals(W), Linalg.cond(m), Linalg.matrixRank(low), Linalg.matrixRank(m), Linalg.pinv(W), Linalg.pinv(low), Linalg.lstsq(W.transpose(), m.at(0).get()),
        Linalg.blockDiag(List.of(W, ones(1, 2))));
  }
}
