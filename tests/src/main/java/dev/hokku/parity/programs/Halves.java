package dev.hokku.parity.programs;

import dev.hokku.Forward;
import dev.hokku.nn.BatchNorm;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.LSTM;
import dev.hokku.nn.LSTMState;
import dev.hokku.nn.LayerNorm;
import dev.hokku.nn.Linear;
import dev.hokku.nn.nets.MLP;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.parity.golden.Variant;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Tree;

/// Programs of the kind `half`.
final class Halves {

  private Halves() {}

  @Forward
  static Object halfModules(Variant v, Inputs in) {
    Tensor x = in.tensor(0);
    return switch (v.text("m")) {
      case "linear" -> new Linear(4).forward(x);
      case "conv" -> new Conv2D(3, 3).forward(x);
      case "ln" -> new LayerNorm(-1, true, true).forward(x);
      case "bn" -> new BatchNorm(true, true, 0.9).forward(x, true);
      case "mlp" -> new MLP(4, 3).forward(x);
      case "lstm" -> {
        LSTM core = new LSTM(3);
        LSTMState start = Tree.map(state -> state.astype(x.dtype()), core.initialState(3));
        yield core.forward(x, start);
      }
      default -> throw new Mismatch("the program knows no module '%s'".formatted(v.text("m")));
    };
  }
}
