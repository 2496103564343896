package dev.hokku.bench;

import dev.hokku.jit.Jit;
import dev.hokku.lax.ConvDims;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Padding;
import dev.hokku.nn.Functions;
import dev.hokku.nn.nets.ResNet;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.KeepDims;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The catalogue of single operations; [Training] and [Networks] add whole networks. Inputs are random from a fixed key; everything but `add8` is jitted.
final class Workloads {

  private static final Pattern SGEMM = Pattern.compile("sgemm_(\\d+)");
  private static final Pattern CONV = Pattern.compile("conv(\\d+)x\\1_c(\\d+)_h(\\d+)_o(\\d+)_b(\\d+)");
  private static final int MILLION = 1 << 20;
  private static final int ADDS = 100;

  private Workloads() {}

  /// The usual names, in the order of the table.
  static Map<String, Supplier<Workload>> named() {
    Map<String, Supplier<Workload>> all = new LinkedHashMap<>();
    all.put("mlp_train_b128", Training::mlp);
    all.put("lenet_train_b64", Training::lenet);
    all.put("lstm256_t64_b32_train", Networks::lstmTrain);
    all.put("gpt2block_train_b4_t128", Networks::blockTrain);
    all.put("gpt2block_fwd_b4_t128", Networks::blockForward);
    all.put("resnet50_fwd_b1", () -> Networks.resNetForward(1));
    all.put("resnet50_fwd_b8", () -> Networks.resNetForward(8));
    all.put("resnet50_train_b4", () -> Networks.resNetTrain(4));
    all.put("resnet50_train_compile_b4", () -> Networks.resNetCompile(4));
    all.put("resnet50_init_b8", () -> Networks.resNetInit("resnet50_init_b8", ResNet::resNet50, 8));
    all.put("resnet200_init_b8", () -> Networks.resNetInit("resnet200_init_b8", ResNet::resNet200, 8));
    for (int n : new int[] {64, 128, 256, 512, 1024, 2048}) {
      all.put("sgemm_" + n, () -> sgemm(n));
    }
    all.put("relu_xwb_1M", Workloads::reluOfScaledSum);
    elementwise(all, "exp_1M", Tensor::exp);
    elementwise(all, "tanh_1M", Tensor::tanh);
    elementwise(all, "gelu_tanh_1M", Functions::gelu);
    elementwise(all, "sigmoid_1M", Functions::sigmoid);
    rows(all, "softmax1024_1M", Functions::softmax);
    rows(all, "layernorm1024_1M", Workloads::layerNorm);
    all.put("sum_1M", () -> {
      Function<Tensor, Tensor> sum = Jit.jit((Tensor t) -> t.sum());
      Tensor x = normal(1, MILLION);
      return new Workload("sum_1M", () -> sum.apply(x), 4);
    });
    for (int[] c : new int[][] {{3, 64, 56, 64}, {3, 128, 28, 128}, {3, 256, 14, 256}, {3, 512, 7, 512}, {1, 64, 56, 256}, {1, 256, 14, 1024}}) {
      for (int batch : new int[] {1, 8}) {
        all.put("conv%dx%d_c%d_h%d_o%d_b%d".formatted(c[0], c[0], c[1], c[2], c[3], batch), () -> conv(c[0], c[1], c[2], c[3], batch));
      }
    }
    all.put("add8", Workloads::add8);
    return all;
  }

  /// The benchmark called `name`: a usual name, or one that holds sizes.
  static Optional<Supplier<Workload>> find(String name) {
    Supplier<Workload> usual = named().get(name);
    return Optional.ofNullable(usual != null ? usual : parsed(name));
  }

  /// A benchmark whose name holds sizes, or null.
  private static @Nullable Supplier<Workload> parsed(String name) {
    Matcher sgemm = SGEMM.matcher(name);
    if (sgemm.matches()) {
      return () -> sgemm(Integer.parseInt(sgemm.group(1)));
    }
    Matcher conv = CONV.matcher(name);
    if (conv.matches()) {
      int[] sizes = new int[5];
      for (int i = 0; i < 5; i++) {
        sizes[i] = Integer.parseInt(conv.group(i + 1));
      }
      return () -> conv(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]);
    }
    return null;
  }

  static Tensor normal(int seed, int... dims) {
    return Random.normal(Key.of(seed), Shape.of(dims));
  }

  /// Gives the memory of a result back at once. The scripts of other libraries drop their results too, and CPython then frees them at once; Java would
  /// keep them until the garbage collector runs.
  static Tensor consumed(Tensor result) {
    result.delete();
    return result;
  }

  private static Workload sgemm(int n) {
    var product = Jit.jit((Tensor a, Tensor b) -> a.matmul(b));
    Tensor a = normal(1, n, n);
    Tensor b = normal(2, n, n);
    return new Workload("sgemm_" + n, () -> consumed(product.apply(a, b)), 0);
  }

  private static Workload reluOfScaledSum() {
    var relu = Jit.jit((Tensor x, Tensor w, Tensor b) -> Functions.relu(x.mul(w).add(b)));
    Tensor x = normal(1, MILLION);
    Tensor w = normal(2, MILLION);
    Tensor b = normal(3, MILLION);
    return new Workload("relu_xwb_1M", () -> consumed(relu.apply(x, w, b)), 0);
  }

  private static void elementwise(Map<String, Supplier<Workload>> all, String name, Function<Tensor, Tensor> f) {
    all.put(name, () -> of(name, f, normal(1, MILLION)));
  }

  private static void rows(Map<String, Supplier<Workload>> all, String name, Function<Tensor, Tensor> f) {
    all.put(name, () -> of(name, f, normal(1, 1024, 1024)));
  }

  private static Workload of(String name, Function<Tensor, Tensor> f, Tensor x) {
    Function<Tensor, Tensor> jitted = Jit.jit(f);
    return new Workload(name, () -> consumed(jitted.apply(x)), 0);
  }

  /// Without scale and offset, as `F.layer_norm(x, (1024,))`.
  private static Tensor layerNorm(Tensor x) {
    Axes last = Axes.of(x.rank() - 1);
    Tensor centred = x.sub(x.mean(last, KeepDims.YES));
    return centred.mul(centred.square().mean(last, KeepDims.YES).add(1e-5).rsqrt());
  }

  private static Workload conv(int k, int in, int side, int out, int batch) {
    Padding padding = Padding.edges(k / 2, k / 2);
    var conv = Jit.jit((Tensor x, Tensor w) ->
        Lax.conv(x, w, ConvDims.channelsLast(2), Axes.of(1, 1), Collections.nCopies(2, padding)));
    Tensor x = normal(1, batch, side, side, in);
    Tensor w = normal(2, k, k, in, out);
    return new Workload("conv%dx%d_c%d_h%d_o%d_b%d".formatted(k, k, in, side, out, batch), () -> consumed(conv.apply(x, w)), 0);
  }

  private static Workload add8() {
    Tensor x = normal(1, 8);
    Tensor y = normal(2, 8);
    return new Workload(
        "add8",
        () -> {
          Tensor sum = x;
          for (int i = 0; i < ADDS; i++) {
            sum = x.add(y);
          }
          return sum;
        },
        ADDS,
        32);
  }
}
