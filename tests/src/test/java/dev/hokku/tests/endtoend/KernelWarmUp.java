package dev.hokku.tests.endtoend;

import dev.hokku.backend.cpu.gemm.Left;
import dev.hokku.backend.cpu.gemm.Matrix;
import dev.hokku.backend.cpu.gemm.Patches;
import dev.hokku.backend.cpu.gemm.Right;
import dev.hokku.backend.cpu.gemm.Sgemm;
import dev.hokku.backend.cpu.threads.WorkerPool;
import dev.hokku.backend.cpu.vector.VectorWidth;
import dev.hokku.examples.Mlp;
import dev.hokku.examples.MlpApply;
import dev.hokku.examples.MlpInit;
import dev.hokku.jit.Jit;
import dev.hokku.nn.Functions;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.tree.Params;
import java.util.List;
import java.util.function.Function;

/// Calls kernels and fused loops often enough for the JVM to compile them.
final class KernelWarmUp {

  private static final int CALLS = 40;

  private KernelWarmUp() {}

  /// Products of all heights of tiles, wide, narrow and half as wide; of operands as they are, transposed, and gathered from images.
  private static void products(Sgemm gemm) {
    float[] a = new float[40 * 200];
    float[] c = new float[40 * 200];
    for (int[] shape : new int[][] {{24, 112, 17}, {8, 112, 17}, {4, 112, 17}, {6, 8, 17}, {2, 160, 17}}) {
      int m = shape[0];
      int n = shape[1];
      int k = shape[2];
      for (Left left : List.of(Matrix.of(a, 0, k), Matrix.transposed(a, 0, m))) {
        for (Right right : List.of(Matrix.of(a, 0, n), Matrix.transposed(a, 0, k))) {
          gemm.multiply(WorkerPool.ALONE, m, n, k, left, right, c, 0, n, false, null);
        }
      }
    }
    int[] begins = {0, 40, 80, 120};
    gemm.multiply(WorkerPool.ALONE, 4, 48, 4 * 18, new Patches(a, 0, begins, begins, 18), Matrix.of(a, 0, 48), c, 0, 48, false, null);
  }

  /// The program.
  public static void main(String[] args) {
    Tensor rows = Random.normal(Key.of(1), Shape.of(8, 700));
    List<Function<Tensor, Tensor>> functions = List.of(
        Functions::softmax, Functions::gelu, x -> Functions.standardize(x, -1), x -> x.abs().log1p().tanh().expm1().sum(0),
        x -> x.reshape(80, 70).matmul(x.reshape(70, 80)), x -> x.reshape(80, 70).transpose(), x -> x.astype(DType.F64).matmul(x.astype(DType.F64).transpose()));
    for (Function<Tensor, Tensor> f : functions) {
      Jit.Jitted<Tensor, Tensor> jitted = Jit.jit(f);
      for (int i = 0; i < CALLS; i++) {
        jitted.apply(rows).delete();
      }
    }
    for (VectorWidth width : VectorWidth.values()) {
      Sgemm gemm = new Sgemm(width);
      for (int i = 0; i < CALLS / 4; i++) {
        products(gemm);
      }
    }
    Mlp mlp = new Mlp(45, 20, 10);
    Tensor images = Random.normal(Key.of(2), Shape.of(32, 50));
    Tensor classes = Random.randint(Key.of(3), Shape.of(32), 0, 10);
    Jit.Jitted<Params, Params> gradients = Jit.jit(Grad.grad((Params p) ->
        Functions.softmaxCrossEntropyWithIntegerLabels(MlpApply.apply(p, mlp, images), classes).mean()));
    Params params = MlpInit.init(Key.of(4), mlp, images);
    for (int i = 0; i < CALLS; i++) {
      gradients.apply(params);
    }
  }
}
