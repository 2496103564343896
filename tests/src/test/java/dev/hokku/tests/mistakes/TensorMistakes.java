package dev.hokku.tests.mistakes;

import dev.hokku.lax.ConvDims;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.Padding;
import dev.hokku.lax.Window;
import dev.hokku.lax.linalg.Linalg;
import dev.hokku.random.Distributions;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Index;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Tensors that do not go together, axes that do not exist, dtypes that have no such operation, trees that differ.
final class TensorMistakes {

  private TensorMistakes() {}

  private static Tensor f32(int... dims) {
    return Numpy.ones(dims);
  }

  private static Tensor s32(int... dims) {
    return Numpy.ones(DType.S32, Shape.of(dims));
  }

  static List<Mistake> all() {
    List<Mistake> all = new ArrayList<>();
    arithmetic(all);
    shapes(all);
    reductions(all);
    products(all);
    places(all);
    matrices(all);
    randomNumbers(all);
    trees(all);
    return all;
  }

  private static void arithmetic(List<Mistake> all) {
    all.add(Mistake.of("f32[2,3] + f32[4]", () -> f32(2, 3).add(f32(4))));
    all.add(Mistake.of("Lax.add(f32[2,3], f32[3])", () -> Lax.add(f32(2, 3), f32(3))));
    all.add(Mistake.of("Lax.add(f32[3], s32[3])", () -> Lax.add(f32(3), s32(3))));
    all.add(Mistake.of("exp of s32 by Lax", () -> Lax.exp(s32(3))));
    all.add(Mistake.of("bitwiseAnd of f32", () -> Numpy.bitwiseAnd(f32(3), f32(3))));
    all.add(Mistake.of("not of f32", () -> Lax.not(f32(3))));
    all.add(Mistake.of("where with f32 as condition", () -> Lax.select(f32(3), f32(3), f32(3))));
    all.add(Mistake.of("where of shapes that differ", () -> Numpy.where(f32(3).gt(0), f32(3), f32(2))));
    all.add(Mistake.of("clamp with bounds of other shapes", () -> Lax.clamp(f32(2), f32(3), f32(3))));
    all.add(Mistake.of("integerPow of s32 to -1", () -> Lax.integerPow(s32(3), -1)));
    all.add(Mistake.of("item of f32[3]", () -> f32(3).item()));
    all.add(Mistake.of("bitcast of f32 to f64", () -> Lax.bitcastConvertType(f32(3), DType.F64)));
    all.add(Mistake.of("Numpy.array of rows that differ", () -> Numpy.array(new float[][] {{1, 2}, {3}})));
    all.add(Mistake.of("Numpy.array of 3 numbers in [2,2]", () -> Numpy.array(DType.F32, Shape.of(2, 2), 1.0, 2, 3)));
  }

  private static void shapes(List<Mistake> all) {
    all.add(Mistake.of("Shape.of(2, -3)", () -> Shape.of(2, -3)));
    all.add(Mistake.of("zeros of 10^10 elements", () -> Numpy.zeros(100_000, 100_000)));
    all.add(Mistake.of("zeros of 8 GiB", () -> Numpy.zeros(46_000, 46_000)));
    all.add(Mistake.of("reshape of f32[2,3] to [4]", () -> f32(2, 3).reshape(4)));
    all.add(Mistake.of("reshape with two -1", () -> f32(2, 3).reshape(-1, -1)));
    all.add(Mistake.of("broadcastTo of f32[2] to [3]", () -> f32(2).broadcastTo(Shape.of(3))));
    all.add(Mistake.of("dim(2) of f32[2,3]", () -> f32(2, 3).dim(2)));
    all.add(Mistake.of("swapAxes(0, 2) of f32[2,3]", () -> f32(2, 3).swapAxes(0, 2)));
    all.add(Mistake.of("moveAxis(3, 0) of f32[2,3]", () -> f32(2, 3).moveAxis(3, 0)));
    all.add(Mistake.of("Lax.transpose by a permutation with one axis twice", () -> Lax.transpose(f32(2, 3), Axes.of(0, 0))));
    all.add(Mistake.of("expandDims(5) of f32[2]", () -> f32(2).expandDims(5)));
    all.add(Mistake.of("squeeze of an axis of length 2", () -> f32(2, 1).squeeze(0)));
    all.add(Mistake.of("concatenate of f32[2,3] and f32[2,4] along 0", () -> Numpy.concatenate(List.of(f32(2, 3), f32(2, 4)), 0)));
    all.add(Mistake.of("concatenate of nothing", () -> Numpy.concatenate(List.of(), 0)));
    all.add(Mistake.of("stack of f32[2] and f32[3]", () -> Numpy.stack(List.of(f32(2), f32(3)), 0)));
    all.add(Mistake.of("split of 5 into 2", () -> Numpy.split(f32(5), 2, 0)));
    all.add(Mistake.of("flip of axis 1 of f32[3]", () -> Numpy.flip(f32(3), 1)));
    all.add(Mistake.of("roll along axis 2 of f32[3]", () -> Numpy.roll(f32(3), 1, 2)));
    all.add(Mistake.of("repeat -1 times", () -> Numpy.repeat(f32(3), -1, 0)));
    all.add(Mistake.of("pad of one axis for rank 2", () -> Numpy.pad(f32(2, 3), new int[][] {{1, 1}}, 0)));
    all.add(Mistake.of("Lax.pad with padding for one axis of two", () -> Lax.pad(f32(2, 3), 0, List.of(Padding.edges(1, 1)))));
    all.add(Mistake.of("Lax.slice beyond the end", () -> Lax.sliceInDim(f32(3), 1, 5, 0)));
    all.add(Mistake.of("iota along axis 1 of s32[3]", () -> Lax.iota(s32(3).aval(), 1)));
    all.add(Mistake.of("tril of a vector", () -> Numpy.tril(f32(3), 0)));
    all.add(Mistake.of("linspace of -1 numbers", () -> Numpy.linspace(0, 1, -1)));
    all.add(Mistake.of("arange with step 0", () -> Numpy.arange(0, 3, 0)));
  }

  private static void reductions(List<Mistake> all) {
    all.add(Mistake.of("sum(2) of f32[2,3]", () -> f32(2, 3).sum(2)));
    all.add(Mistake.of("sum(0, 0) of f32[2,3]", () -> f32(2, 3).sum(0, 0)));
    all.add(Mistake.of("max of f32[0]", () -> f32(0).max()));
    all.add(Mistake.of("argmax(1) of f32[3]", () -> f32(3).argmax(1)));
    all.add(Mistake.of("argmax of f32[0]", () -> f32(0).argmax(0)));
    all.add(Mistake.of("cumsum(1) of f32[3]", () -> f32(3).cumsum(1)));
    all.add(Mistake.of("Lax.reduceAnd of f32", () -> Lax.reduceAnd(f32(3), Axes.of(0))));
    all.add(Mistake.of("topK of 5 of 3", () -> Numpy.topK(f32(3), 5)));
    all.add(Mistake.of("sort along axis 1 of f32[3]", () -> Numpy.sort(f32(3), 1)));
    all.add(Mistake.of("logsumexp along axis 4", () -> Numpy.logsumexp(f32(2, 3), 4)));
    all.add(Mistake.of("reduceWindow with a window of rank 1 on rank 2",
        () -> Lax.reduceWindowMax(f32(2, 3), Window.same(Shape.of(3), Shape.of(2), Axes.of(1)))));
  }

  private static void products(List<Mistake> all) {
    all.add(Mistake.of("f32[2,3] matmul f32[4,5]", () -> f32(2, 3).matmul(f32(4, 5))));
    all.add(Mistake.of("matmul with a scalar", () -> f32(2, 3).matmul(f32())));
    all.add(Mistake.of("matmul with batches 2 and 3", () -> f32(2, 3, 4).matmul(f32(3, 4, 5))));
    all.add(Mistake.of("einsum that is no equation", () -> Numpy.einsum("ij,jk", f32(2, 3))));
    all.add(Mistake.of("einsum with a letter of two lengths", () -> Numpy.einsum("ij,jk->ik", f32(2, 3), f32(4, 5))));
    all.add(Mistake.of("einsum with an output letter from nowhere", () -> Numpy.einsum("ij->ik", f32(2, 3))));
    all.add(Mistake.of("tensordot over 3 axes of rank 2", () -> Numpy.tensordot(f32(2, 3), f32(2, 3), 3)));
    all.add(Mistake.of("conv with 4 channels and a kernel for 3", () -> Lax.conv(
        f32(1, 8, 8, 4), f32(3, 3, 3, 6), ConvDims.channelsLast(2), Axes.of(1, 1), List.of(Padding.edges(0, 0), Padding.edges(0, 0)))));
    all.add(Mistake.of("conv with strides for one axis of two", () -> Lax.conv(
        f32(1, 8, 8, 3), f32(3, 3, 3, 6), ConvDims.channelsLast(2), Axes.of(1), List.of(Padding.edges(0, 0), Padding.edges(0, 0)))));
  }

  private static void places(List<Mistake> all) {
    all.add(Mistake.of("at(5) of f32[3]", () -> f32(3).at(5).get()));
    all.add(Mistake.of("at(0, 0) of f32[3]", () -> f32(3).at(0, 0).get()));
    all.add(Mistake.of("at(f32[2])", () -> f32(3).at(Index.index(f32(2))).get()));
    all.add(Mistake.of("set of f32[4] at two places", () -> f32(3).at(Index.range(0, 2)).set(f32(4))));
    all.add(Mistake.of("take with f32 positions", () -> Numpy.take(f32(3), f32(2), 0)));
    all.add(Mistake.of("take along axis 3", () -> Numpy.take(f32(3), s32(2), 3)));
    all.add(Mistake.of("takeAlongAxis with positions of another rank", () -> Numpy.takeAlongAxis(f32(2, 3), s32(2), 1)));
    all.add(Mistake.of("dynamicSlice longer than the tensor", () -> Lax.dynamicSliceInDim(f32(3), Numpy.scalar(0), 5, 0)));
    all.add(Mistake.of("dynamicSlice with an f32 start", () -> Lax.dynamicSliceInDim(f32(3), Numpy.scalar(0f), 2, 0)));
  }

  private static void matrices(List<Mistake> all) {
    all.add(Mistake.of("cholesky of f32[2,3]", () -> Linalg.cholesky(f32(2, 3))));
    all.add(Mistake.of("eigh of a vector", () -> Linalg.eigh(f32(3))));
    all.add(Mistake.of("svd of a vector", () -> Linalg.svd(f32(3))));
    all.add(Mistake.of("inv of f32[2,3]", () -> Linalg.inv(f32(2, 3))));
    all.add(Mistake.of("solve of f32[3,3] and f32[2,1]", () -> Linalg.solve(f32(3, 3), f32(2, 1))));
    all.add(Mistake.of("det of f32[2,3]", () -> Linalg.det(f32(2, 3))));
  }

  private static void randomNumbers(List<Mistake> all) {
    all.add(Mistake.of("normal of s32", () -> Random.normal(Key.of(0), Shape.of(3), DType.S32)));
    all.add(Mistake.of("bits of f32", () -> Random.bits(Key.of(0), Shape.of(3), DType.F32)));
    all.add(Mistake.of("an array of keys for one", () -> Random.normal(Random.split(Key.of(0), 3), Shape.of(2))));
    all.add(Mistake.of("Key.wrap of f32[2]", () -> Key.wrap(f32(2))));
    all.add(Mistake.of("5 of 3 without replacement", () -> Random.choice(Key.of(0), 3, Shape.of(5), false)));
    all.add(Mistake.of("categorical along axis 2 of f32[3]", () -> Random.categorical(Key.of(0), f32(3), 2)));
    all.add(Mistake.of("poisson of f32", () -> Distributions.poisson(Key.of(0), f32(), Shape.of(3), DType.F32)));
    all.add(Mistake.of("gamma with a of another shape", () -> Distributions.gamma(Key.of(0), f32(2), Shape.of(3), DType.F32)));
    all.add(Mistake.of("gamma of s32", () -> Distributions.gamma(Key.of(0), f32(), Shape.of(3), DType.S32)));
    all.add(Mistake.of("multivariateNormal with a covariance of another size",
        () -> Distributions.multivariateNormal(Key.of(0), f32(2), f32(3, 3), Shape.SCALAR, DType.F32)));
  }

  private static void trees(List<Mistake> all) {
    all.add(Mistake.of("Tree.map2 of lists of different lengths", () -> Tree.map2(Tensor::add, List.of(f32(), f32()), List.of(f32()))));
    all.add(Mistake.of("Tree.map2 of maps with different names", () -> Tree.map2(Tensor::add, Map.of("w", f32()), Map.of("b", f32()))));
    all.add(Mistake.of("Tree.map2 of shapes that differ", () -> Tree.map2(Tensor::add, List.of(f32(2)), List.of(f32(3)))));
    all.add(Mistake.of("unflatten with too few tensors", () -> Tree.structure(List.of(f32(), f32())).unflatten(List.of(f32()))));
  }
}
