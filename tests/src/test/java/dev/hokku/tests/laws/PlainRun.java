package dev.hokku.tests.laws;

import dev.hokku.backend.Backend;
import dev.hokku.backend.Backends;
import dev.hokku.backend.reference.ReferenceBackend;
import dev.hokku.jit.Jit;
import dev.hokku.lax.Array;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.Functions;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A program for a JVM of its own, to be started with all kinds of flags: says whether the Vector API is there, trains a small network, and compares the default backend
/// with the reference on a sample of each primitive. A failure ends it with a stack trace.
public final class PlainRun {

  private static final int STEPS = 5;

  private PlainRun() {}

  /// Prints `vector module: …`, `trained: …`, `primitives: …`.
  public static void main(String[] args) {
    System.out.printf("vector module: %s%n", ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
    System.out.printf("trained: %s%n", trained());
    System.out.printf("primitives: %d%n", compared());
  }

  /// The loss before each step, and the bits of all parameters after the last.
  static String trained() {
    Tensor x = Values.between(DType.F32, Shape.of(32, 20), -1, 1);
    Tensor labels = Values.between(DType.S32, Shape.of(32), 0, 5);
    UnaryOperator<List<Tensor>> step = Jit.jit((List<Tensor> in) -> step(in, x, labels))::apply;
    List<Tensor> params = List.of(
        Values.between(DType.F32, Shape.of(20, 48), -0.2, 0.2), Numpy.zeros(48), Values.between(DType.F32, Shape.of(48, 5), -0.2, 0.2), Numpy.zeros(5));
    StringBuilder losses = new StringBuilder();
    for (int i = 0; i < STEPS; i++) {
      List<Tensor> out = step.apply(params);
      losses.append(out.getFirst().item()).append(' ');
      params = out.subList(1, out.size());
    }
    int bits = 0;
    for (Tensor param : params) {
      for (float value : param.toFloatArray()) {
        bits = 31 * bits + Float.floatToRawIntBits(value);
      }
    }
    return losses + Integer.toHexString(bits);
  }

  private static List<Tensor> step(List<Tensor> params, Tensor x, Tensor labels) {
    var result = Grad.valueAndGrad((List<Tensor> p) -> {
      Tensor h = Functions.gelu(x.matmul(p.get(0)).add(p.get(1)));
      return Functions.softmaxCrossEntropyWithIntegerLabels(h.matmul(p.get(2)).add(p.get(3)), labels).mean();
    }).apply(params);
    List<Tensor> out = new ArrayList<>();
    out.add(result.value());
    for (int i = 0; i < params.size(); i++) {
      out.add(params.get(i).sub(result.grad().get(i).mul(0.5)));
    }
    return out;
  }

  /// How many primitives were compared.
  private static int compared() {
    Backend reference = new ReferenceBackend();
    int count = 0;
    for (Row row : PrimitiveCatalogue.all()) {
      Sample sample = row.samples().getFirst();
      Close.within(evaluate(reference, sample), evaluate(Backends.defaultBackend(), sample), 16, sample);
      count++;
    }
    return count;
  }

  private static List<Tensor> evaluate(Backend backend, Sample sample) {
    List<ShapedArray> out = sample.op().abstractEval(sample.avals());
    List<Buffer> results = backend.evaluate(sample.op(), sample.in().stream().map(Tensor::buffer).toList(), sample.avals(), out);
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      tensors.add(new Array(out.get(i), results.get(i)));
    }
    return tensors;
  }
}
