package dev.hokku.parity.programs;

import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.nn.Functions.dropout;
import static dev.hokku.nn.Functions.multinomial;
import static dev.hokku.nn.Functions.oneHot;
import static dev.hokku.nn.Functions.relu;

import dev.hokku.Forward;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.Flatten;
import dev.hokku.nn.Functions;
import dev.hokku.nn.LayerNorm;
import dev.hokku.nn.Linear;
import dev.hokku.nn.Sequential;
import dev.hokku.nn.nets.MLP;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Variant;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Programs of the kinds `dropout`, `sequential`, `mlp_reverse` and `basic_helpers`.
final class Layers {

  private Layers() {}

  @Forward
  static Object dropoutFn(Variant v, Inputs in) {
    int[] dims = v.integers("bd").stream().mapToInt(Integer::intValue).toArray();
    return dropout(nextRngKey(), v.number("rate"), in.tensor(0), dims);
  }

  @Forward
  static Object dropoutNet(Variant v, Inputs in) {
    Tensor x = new Linear(6).forward(in.tensor(0));
    x = dropout(nextRngKey(), v.number("rate"), x);
    x = new Linear(4).forward(relu(x));
    x = dropout(nextRngKey(), v.number("rate"), x);
    return x;
  }

  @Forward
  static Object sequential(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    return switch (v.text("k")) {
      case "a" -> Sequential.of(new Linear(4), Functions::relu, new Linear(3)).forward(x);
      case "b" -> Sequential.of(new Flatten(), new MLP(4, 2), new Linear(3).withName("out")).withName("seq").forward(x.expandDims(1));
      default -> Sequential.of(Sequential.of(new Linear(4), Functions::tanh), new LayerNorm(-1, true, true), new Linear(2)).forward(x);
    };
  }

  @Forward
  static Object mlpReverse(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    MLP m = new MLP(v.integers("sizes").stream().mapToInt(Integer::intValue).toArray());
    Tensor y = m.forward(x);
    boolean activateFinal = v.has("af") && v.flag("af");
    MLP reversed = m.reverse(x.shape().last(), activateFinal, v.textOrNull("name"));
    return List.of(y, reversed.forward(y));
  }

  @Forward
  static Object basicHelpers(Variant v, Inputs in) {
    return switch (v.text("k")) {
      case "one_hot" -> oneHot(Numpy.array(new int[][] {{0, 2}, {3, 1}}), 4);
      case "multinomial1" -> multinomial(nextRngKey(), in.tensor(0), 1);
      default -> multinomial(nextRngKey(), in.tensor(0), 5);
    };
  }
}
