package dev.hokku.parity.programs;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.hk.Hk;
import dev.hokku.hk.Policy;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Linear;
import dev.hokku.nn.nets.MLP;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Variant;
import dev.hokku.tensor.Tensor;

/// The program of kind `mixed_precision`.
final class Mixed {

  private Mixed() {}

  /// The module that has the policy.
  @HkModule
  static final class Net {

    final boolean normalised;

    Net(boolean normalised) {
      this.normalised = normalised;
    }

    @Forward
    Tensor forward(Tensor x) {
      if (normalised) {
        return new BatchNorm(true, true, 0.9).forward(new Linear(3).forward(x), true);
      }
      return new MLP(4, 3).forward(x);
    }
  }

  @Forward
  static Object mixedPrecision(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    Policy full = Policy.parse("full");
    String net = v.text("net");
    return Hk.pushPolicy(Net.class, Policy.parse(v.text("p")), () -> net.equals("nested")
        ? Hk.pushPolicy(Linear.class, full, () -> both(net, x))
        : both(net, x));
  }

  static Tensor both(String net, Tensor x) {
    return new Linear(2).withName("outside").forward(new Net(net.equals("bn")).forward(x));
  }
}
