package dev.hokku.lax;

import static dev.hokku.lax.Numpy.*;
import static dev.hokku.tensor.Index.all;
import static dev.hokku.tensor.Index.ellipsis;
import static dev.hokku.tensor.Index.from;
import static dev.hokku.tensor.Index.index;
import static dev.hokku.tensor.Index.newAxis;
import static dev.hokku.tensor.Index.range;

import dev.hokku.lax.linalg.Linalg;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Values, shapes, dtypes and derivatives at the edges (ties, zeros, NaN, positions outside) are those of JAX: `jax_values.txt`, which `jax_values.py` printed.
class AgreesWithJaxTest {

  private static final JaxValues JAX = JaxValues.of("jax_values.txt");

  private static final float NAN = Float.NaN;
  private static final float INF = Float.POSITIVE_INFINITY;
  private static final Tensor X = array(new float[][] {{1, 2.5f, -0.125f}, {3, 4, 5}});
  private static final Tensor Y = array(new float[][] {{1, -2.5f, 2}, {3, 0, -5}});
  private static final Tensor FOUR = arange(DType.F32, 4);
  private static final Tensor CUBE = arange(DType.F32, 24).reshape(2, 3, 4);
  private static final Tensor IMAGE = arange(DType.F32, 180).sin().reshape(2, 5, 6, 3);
  private static final Tensor KERNEL = arange(DType.F32, 72).cos().reshape(3, 2, 3, 4);
  private static final ConvDims NHWC = ConvDims.of("NHWC", "HWIO", "NHWC");
  private static final Tensor SYMMETRIC = array(new float[][] {{4, 2, 1}, {2, 5, 3}, {1, 3, 6}});
  private static final Tensor SQUARE = array(new float[][] {{0, 2, 1}, {1, 5, 3}, {4, 3, 6}});
  private static final Tensor TALL = array(new float[][] {{1, 2}, {3, 4}, {5, 7}});

  @Test
  void elementwiseFunctionsAndTheirEdges() {
    Tensor t = array(1f, 1f, 0f, -1f, NAN), u = array(1f, 0f, 0f, -1f, 2f);
    agrees("max", t.maximum(u));
    Tensor t4 = t.at(range(0, 4)).get(), u4 = u.at(range(0, 4)).get();
    agrees("gmax", grads(Numpy::maximum, t4, u4));
    agrees("gmin", grads(Numpy::minimum, t4, u4));
    agrees("gredmax", grad(a -> a.max(), array(1f, 3f, 3f, 2f)));
    agrees("gclip", grad(a -> a.clip(-1, 1).sum(), array(-2f, -1f, 0.5f, 1f, 3f)));
    agrees("gclamp", grad(a -> Lax.clamp(Lax.fullLike(a, -1), a, Lax.fullLike(a, 1)).sum(), array(-2f, -1f, 0.5f, 1f, 3f)));
    agrees("gpow", grads(Numpy::power, array(0f, 2f, 0f, 3f), array(0f, 0f, 2f, 1.5f)));
    agrees("powi", array(2, -3, 0).pow(array(5, 3, 0)));
    agrees("pow2", X.pow(2));
    agrees("pown", X.pow(-1));
    agrees("powf", X.abs().pow(0.5));
    agrees("gabs", grad(a -> a.abs().sum(), array(-1f, 0f, 2f)));
    agrees("sign", array(-2f, 0f, -0f, NAN, 3f).sign());
    agrees("round", array(0.5f, 1.5f, 2.5f, -0.5f, -1.5f, 2.4f).round());
    agrees("rem", Lax.rem(array(7f, -7f, 7.5f, -7.5f), array(3f, 3f, -2f, -2f)));
    agrees("modf", array(7f, -7f, 7.5f, -7.5f, 0f).mod(array(3f, 3f, -2f, -2f, 3f)));
    agrees("grem", grads(Lax::rem, array(7f, -7f, 7.5f), array(3f, 3f, -2f)));
    agrees("fdiv", floorDivide(array(7f, -7f, 7.5f, -7.5f, 0f, 1f), array(3f, 3f, -2f, -2f, 3f, 0f)));
    agrees("idiv", Lax.div(array(7, -7, 8, 5), array(2, 2, -3, 0)));
    agrees("irem", Lax.rem(array(7, -7, 8, 5), array(2, 2, -3, 0)));
    agrees("logaddexp", logaddexp(array(0f, 1f, INF, -INF, 100f), array(0f, -2f, INF, -INF, 0f)));
    agrees("glogaddexp", grad(a -> logaddexp(a, zerosLike(a)).sum(), array(0f, 1f, -3f)));
    agrees("nan_to_num", nanToNum(array(NAN, INF, -INF, 1f)));
  }

  @Test
  void orderAndReductions() {
    agrees("argmax", array(1f, NAN, 3f, NAN).argmax(0));
    agrees("argmin", array(1f, NAN, 0f).argmin(0));
    agrees("argtie", array(1, 3, 3).argmax(0));
    agrees("sortnan", sort(array(3f, NAN, -0f, 0f, -INF, INF, 1f), 0));
    agrees("argsort", argsort(array(3f, 1f, 2f, 1f, NAN, 0f), 0));
    agrees("topk", topK(array(new float[][] {{3, 1, 3, 2}, {NAN, 1, 5, 5}}), 3));
    agrees("cummax", cummax(array(1f, 3f, NAN, 2f), 0));
    agrees("gcumprod", grad(a -> cumprod(a, 0).sum(), array(2f, 0f, 3f, 4f)));
    agrees("gcummax", grad(a -> cummax(a, 0).mul(array(1f, 2f, 3f, 4f)).sum(), array(1f, 3f, 3f, 2f)));
    agrees("gprod", grad(a -> a.prod(), array(2f, 0f, 3f, 4f)));
    agrees("gprod2", grad(a -> a.prod(0).at(1).get(), array(new float[][] {{2, 0}, {3, 4}, {1, 5}})));
    agrees("sum8", array(100, 100, 100).astype(DType.S8).sum());
    agrees("meani", array(1, 2).mean());
    agrees("varbf", array(1f, 2f, 4f).astype(DType.BF16).var());
    agrees("meanb", array(true, false, false).mean());
    agrees("lse", logsumexp(array(1f, 2f, INF)));
    agrees("lse2", logsumexp(array(-INF, -INF)));
    agrees("glse", grad(a -> logsumexp(a), array(1f, 2f, 3f)));
  }

  @Test
  void indexing() {
    agrees("take", take(array(new float[][] {{1, 2}, {3, 4}}), array(0, 2, -1, -3), 0));
    agrees("takeu", take(array(1, 2).astype(DType.U8), array(5), 0));
    agrees("taa", takeAlongAxis(X, array(new int[][] {{0, 2}, {1, 5}}), 1));
    agrees("idx", X.at(index(array(0, 5, -1))).get());
    agrees("idx2", X.at(all(), index(array(0, 7))).get());
    agrees("atadd", zeros(4).at(index(array(0, 2, 2, 9, -1))).add(1));
    agrees("atset", zeros(4).at(index(array(0, 9))).set(array(5f, 6f)));
    agrees("atmul", FOUR.at(index(array(1, 1, 3))).mul(array(2f, 3f, 4f)));
    agrees("atmin", FOUR.at(index(array(1, 1, 3))).min(array(2f, -3f, 1f)));
    agrees("gatset", grads((a, b) -> a.at(index(array(1, 1, 3))).set(b).mul(FOUR), FOUR, array(1f, 2f, 3f)));
    agrees("gatmax", grads((a, b) -> a.at(index(array(1, 1, 3))).max(b).mul(FOUR.add(1)), FOUR, array(4f, 4f, 3f)));
    agrees("gatget", grad(a -> a.at(index(array(1, 1, 3))).get().mul(array(1f, 2f, 3f)).sum(), FOUR));
    agrees("mix1", CUBE.at(index(1), all(), index(array(0, 2))).get());
    agrees("mix2", CUBE.at(all(), index(array(new int[][] {{0}, {2}})), index(array(1, 3))).get());
    agrees("mix3", CUBE.at(index(array(0, 1)), newAxis(), from(1), index(array(2, 3))).get());
    agrees("mix4", CUBE.at(ellipsis(), newAxis(), index(array(2, 3))).get());
    agrees("mix5", CUBE.at(index(0), range(Integer.MAX_VALUE, Integer.MAX_VALUE, -2), range(1, 3)).get());
    agrees("mix6", CUBE.at(index(array(1, 0)), index(array(2, 0))).get());
    agrees("mixset", CUBE.at(all(), index(array(0, 2)), range(1, 4, 2)).set(arange(DType.F32, 4).reshape(2, 2)));
    agrees("mixset2", CUBE.at(index(1), all(), index(array(0, 2))).add(arange(DType.F32, 6).reshape(2, 3)));
  }

  @Test
  void convolutionsAndWindows() {
    agrees(
        "conv", Lax.convGeneralDilated(IMAGE, KERNEL, NHWC, Axes.of(2, 1), List.of(Padding.edges(1, 2), Padding.edges(0, 1)),
            Axes.of(1, 2), Axes.of(2, 1), 1, 1));
    Tensor kg = arange(DType.F32, 36).cos().reshape(3, 2, 1, 6);
    agrees(
        "convg", Lax.convGeneralDilated(IMAGE, kg, NHWC, Axes.of(1, 2),
            List.of(Window.same(5, 3, 1, 1), Window.same(6, 2, 2, 1)), Axes.of(1, 1), Axes.of(1, 1), 3, 1));
    agrees(
        "convb", Lax.convGeneralDilated(IMAGE, KERNEL, NHWC, Axes.of(1, 2), List.of(Padding.NONE, Padding.NONE), Axes.of(1, 1), Axes.of(1, 1), 1, 2));
    Window w = Window.same(IMAGE.shape(), Shape.of(1, 3, 2, 1), Axes.of(1, 2, 2, 1));
    agrees("rwmax", Lax.reduceWindowMax(IMAGE, w));
    agrees("rwsum", Lax.reduceWindowSum(IMAGE, w));
    agrees(
        "grwmax", grad(a -> Lax.reduceWindowMax(a, Window.of(Shape.of(2, 2), Axes.of(1, 1))).mul(array(new float[][] {{1, 2, 3}})).sum(),
            array(new float[][] {{1, 1, 2, 2}, {1, 1, 2, 2}})));
  }

  @Test
  void productsAndFactorizations() {
    agrees("einsum", einsum("bhij,bkj->bhk", CUBE.expandDims(0).mul(0.1), CUBE.mul(0.2)));
    agrees("einsum2", einsum("iij->j", arange(DType.F32, 12).reshape(2, 2, 3)));
    agrees("einsum3", einsum("...a,...a", CUBE, CUBE));
    agrees("chol", Linalg.cholesky(SYMMETRIC));
    agrees("gchol", grad(a -> Linalg.cholesky(a).sin().sum(), SYMMETRIC));
    agrees("solve", Linalg.solve(SQUARE, array(1f, 2f, 3f)));
    agrees("inv", Linalg.inv(SQUARE));
    agrees("det", Linalg.det(SQUARE));
    agrees("gdet", grad(Linalg::det, SQUARE));
    agrees("slogdet", Linalg.slogdet(SQUARE));
    agrees("gsolve", grads((a, b) -> Linalg.solve(a, b).sin(), SQUARE, TALL));
    agrees("qr", Linalg.qr(TALL));
    agrees("gqr", grad(a -> Linalg.qr(a).get(0).sin().sum().add(Linalg.qr(a).get(1).cos().sum()), TALL));
    agrees("eighw", Linalg.eigh(SYMMETRIC).get(0));
    agrees("geigh", grad(a -> Linalg.eigh(a).get(0).sin().sum(), SYMMETRIC));
    agrees("svds", Linalg.svd(TALL).get(1));
    agrees("gsvd", grad(a -> Linalg.svd(a).get(1).sin().sum(), TALL));
    agrees("lu", Linalg.lu(SQUARE));
  }

  @Test
  void makingAndRearranging() {
    agrees("linspace", linspace(0.1, 0.7, 7));
    agrees("arange", arange(0.0, 1.0, 0.3));
    agrees("tri", tril(X, 1), triu(X, -1));
    agrees("tile", tile(X, 2, 1));
    agrees("onehot", oneHot(array(1, -1, 3), 3));
    agrees("where", where(X.gt(2), X, 0.0));
    agrees("isinf", isinf(array(INF, -INF, NAN, 1f)));
    agrees("norm", norm(X));
    agrees("std", X.std(1));
    agrees("outer", outer(X, Y));
    agrees("tensordot", tensordot(CUBE, X, Axes.of(1), Axes.of(1)));
    agrees("diag", diagonal(SQUARE));
    agrees("searchs", searchsorted(array(1f, 2f, 2f, 3f), array(0f, 2f, 2.5f, 9f)));
  }

  @Test
  void furtherFunctions() {
    Tensor w = array(new float[][] {{1, -2, 0.5f}, {3, 4, -6}});
    Tensor n3 = CUBE.sub(11);
    String[] orders = {"0", "1", "2", "3", "-1", "inf", "-inf"};
    double[] sizes = {0, 1, 2, 3, -1, INF, -INF};
    for (int i = 0; i < orders.length; i++) {
      agrees("vnorm" + orders[i], Linalg.norm(w, sizes[i], 1));
    }
    String[] matrixOrders = {"1", "-1", "2", "-2", "inf", "-inf"};
    double[] matrixSizes = {1, -1, 2, -2, INF, -INF};
    for (int i = 0; i < matrixOrders.length; i++) {
      agrees("mnorm" + matrixOrders[i], Linalg.norm(n3, matrixSizes[i], 0, 2));
    }
    agrees("mnormnuc", Linalg.nuclearNorm(n3, Axes.of(0, 2), KeepDims.NO));
    agrees("mnormfro", norm(n3, 0, 2));
    agrees("mnormkeep", Linalg.norm(n3, 2, Axes.of(2, 0), KeepDims.YES));
    Tensor b = array(1f, 0f, 2f);
    agrees("lseb", logsumexp(w, b, Axes.of(1), KeepDims.NO));
    agrees("lsebkeep", logsumexp(array(INF, 1f), array(0f, 1f), Axes.of(0), KeepDims.YES));
    agrees("glseb", grad(a -> logsumexp(a, b, Axes.of(1), KeepDims.NO).sum(), w));
    agrees("cumlse", cumlogsumexp(w, 1), cumlogsumexp(array(-INF, 100f, 101f, -3f, 7f, 2f), 0));
    agrees("gcumlse", grad(a -> cumlogsumexp(a, 1).mul(array(1f, 2f, 3f)).sum(), w));
    Tensor far = array(0, 5, -1, -7);
    Tensor along = array(new int[][] {{3, -1}, {1, -4}});
    agrees("takefill", take(w, far, 1), takeAlongAxis(w, along, 1));
    agrees("takeclip", take(w, far, 1, TakeMode.CLIP), takeAlongAxis(w, along, 1, TakeMode.CLIP));
    agrees("takewrap", take(w, far, 1, TakeMode.WRAP));
    agrees("rollmany", roll(n3, new int[] {1, -2}, 0, 2), roll(w, 2), roll(w, -7, 0));
    agrees("repeats", repeat(w, new int[] {2, 0, 3}, 1));
    agrees("median", median(w, 1), median(n3, 2), median(array(1f, NAN, 2f), 0));
    agrees("quantile", quantile(w, 0.3, 1, KeepDims.NO), quantile(w, 1, 0, KeepDims.YES));
    agrees("average", average(w, array(1f, 2f, 3f), 1));
    agrees("countnonzero", countNonzero(array(new float[][] {{0, 3}, {NAN, 0}}), 0));
    agrees("nan", nansum(array(1f, NAN, 2f)), nanmean(array(new float[][] {{1, NAN}, {3, 4}}), 0));
    agrees("diff", diff(w, 1), diff(array(true, true, false), 0));
    agrees("inner", inner(w, w), inner(w, scalar(2f)));
    agrees("kron", kron(w, array(new float[][] {{1, 10}})), kron(array(1f, 2f), w));
    agrees("argsortd", argsortDescending(array(2f, 3f, 2f, NAN, -1f), 0));
    agrees("einsumforms", einsum("ij->ji", w), einsum("ij", w), einsum("ji", w), einsum("...ij,...j->...i", n3, FOUR),
        einsum("ii->i", arange(DType.F32, 9).reshape(3, 3)),
        einsum("i,j,k->kji", arange(DType.F32, 2), arange(DType.F32, 3), arange(DType.F32, 2)), einsum("a...b->...", n3),
        einsum("...,...->...", w, w), einsum("ij,kj->", w, w));
    agrees("atlots", n3.at(index(1), all(), index(2)).set(0), n3.at(all(), index(0)).mul(2), n3.at(ellipsis(), range(1, 3)).add(100),
        n3.at(index(array(0, 1)), index(array(2, 0))).max(scalar(0f)), n3.at(0, 1, 2).min(scalar(-50f)));
    agrees("atmask", where(w.gt(0), 9.0, w), w.at(index(w.gt(0))).set(9), w.at(index(w.lt(0))).mul(-1));
    agrees("atdrop", w.at(index(array(0, 5))).set(1), w.at(index(array(-1, 0, 0)), index(array(0, 1, 1))).add(1));
  }

  @Test
  void conversionsAndBits() {
    agrees("f2i", array(1.9f, -1.9f, 3e9f, NAN, -INF).astype(DType.S32));
    agrees("f2u8", array(1.9f, 255.5f, 3f).astype(DType.U8));
    agrees("i2s8", array(300, -129).astype(DType.S8));
    agrees(
        "shift", Lax.shiftLeft(array(1, 1, 1), array(31, 32, -1)),
        Lax.shiftRightArithmetic(array(-8, -8, -8), array(1, 32, 40)),
        Lax.shiftRightLogical(array(-8, -8), array(1, 32)));
    agrees("clz", Lax.clz(array(0, 1, -1)));
    agrees("popc", Lax.populationCount(array(0, 7, -1)));
    agrees("bitc", Lax.bitcastConvertType(array(1f, -2f), DType.U8));
    agrees("cbrt", Lax.cbrt(array(-8f, 27f)));
    agrees("nexta", Lax.nextAfter(array(1f, 0f), array(2f, -1f)));
    agrees("expm1", array(1e-8f, 1f).expm1());
    agrees("erfinv", Lax.erfInv(array(-0.5f, 0.9f, 1f, -1f)));
    agrees("lgam", Lax.lgamma(array(0.5f, 3f, 10f, -1.5f)));
    agrees("digam", Lax.polygamma(array(0.5f, 3f, 10f, -1.5f), 0));
    agrees("pad", Lax.pad(X, 7, List.of(new Padding(1, -1, 2), new Padding(-1, 2, 1))));
    agrees("cumsum8", array(100, 100).astype(DType.S8).cumsum(0));
    agrees("roll", roll(X, -1, 1));
    agrees("iota", Lax.iota(ShapedArray.f32(2, 3), 1));
    agrees("bmin", array(true, false).minimum(array(true, true)));
    agrees("boolsum", array(true, true).add(array(true, false)));
    agrees("boolmul", array(true, true).mul(array(true, false)));
    agrees("trunc", array(NAN, 1f).max());
    agrees("minnan", array(NAN, 1f).minimum(array(1f, NAN)));
  }

  @AfterAll
  static void everyResultOfJaxWasCompared() {
    JAX.requireAllCompared();
  }

  private static void agrees(String name, List<Tensor> results) {
    JAX.agrees(name, results);
  }

  private static void agrees(String name, Tensor... results) {
    JAX.agrees(name, List.of(results));
  }

  private static Tensor grad(UnaryOperator<Tensor> f, Tensor x) {
    return Grad.<Tensor>grad(f::apply).apply(x);
  }

  /// The derivatives of the sum of `f` by both operands.
  private static List<Tensor> grads(BinaryOperator<Tensor> f, Tensor x, Tensor y) {
    return List.of(grad(a -> f.apply(a, y).sum(), x), grad(b -> f.apply(x, b).sum(), y));
  }
}
