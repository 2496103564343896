package dev.hokku.parity.programs;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.nn.BatchApply;
import dev.hokku.nn.LSTM;
import dev.hokku.nn.Linear;
import dev.hokku.nn.RNNCore;
import dev.hokku.nn.ResetCore;
import dev.hokku.nn.ResetInput;
import dev.hokku.nn.Unroll;
import dev.hokku.nn.UnrollOptions;
import dev.hokku.nn.WithState;
import dev.hokku.parity.configs.Cores;
import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Variant;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/// Programs of the kinds `recurrent`, `reset_core` and `rnn_in_module`.
final class Recurrent {

  private Recurrent() {}

  @Forward
  static Object rnnUnroll(Variant v, Inputs in) {
    RNNCore<Tensor, Tensor, ?> core = Cores.of(v);
    return unrolled(core, v, in.tensor(0));
  }

  static <S> Object unrolled(RNNCore<Tensor, Tensor, S> core, Variant v, Tensor x) {
    String how = v.text("unroll");
    if (how.equals("step_unbatched")) {
      return core.forward(x, core.initialState(null));
    }
    S start = core.initialState(2);
    boolean timeMajor = !v.has("time_major") || v.flag("time_major");
    if (how.equals("static")) {
      return Unroll.staticUnroll(core, x, start, timeMajor);
    }
    UnrollOptions options = new UnrollOptions(timeMajor, v.flag("reverse"), v.integer("unroll_n", 1));
    return v.flag("all_states") ? Unroll.dynamicUnrollAllStates(core, x, start, options) : Unroll.dynamicUnroll(core, x, start, options);
  }

  @Forward
  static Object resetCore(Variant v, Inputs in) {
    RNNCore<Tensor, Tensor, ?> inner = Cores.of(v);
    return resetting(inner, v, in.tensor(0), in.tensor(1));
  }

  static <S> Object resetting(RNNCore<Tensor, Tensor, S> inner, Variant v, Tensor x, Tensor resets) {
    ResetCore<Tensor, Tensor, S> core = new ResetCore<>(inner);
    S start = Tree.map(state -> state.add(0.5), core.initialState(3));
    Object signal = v.flag("trailing") ? Tree.map(state -> resets, start) : resets;
    ResetInput<Tensor> inputs = new ResetInput<>(x, signal);
    return v.flag("static") ? Unroll.staticUnroll(core, inputs, start, true) : Unroll.dynamicUnroll(core, inputs, start);
  }

  /// Recurrent layers, and a linear one behind them.
  @HkModule
  static final class Encoder {
    final List<LSTM> cores;

    Encoder(int n) {
      List<LSTM> made = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        made.add(new LSTM(3));
      }
      this.cores = List.copyOf(made);
    }

    @Forward
    Tensor forward(Tensor input) {
      Tensor x = input;
      for (LSTM core : cores) {
        WithState<Tensor, ?> out = Unroll.dynamicUnroll(core, x, core.initialState(2));
        x = out.output();
      }
      BatchApply merged = new BatchApply(x, 2);
      return merged.split(new Linear(2).forward(merged.value()));
    }
  }

  @Forward
  static Object rnnEncoderModule(Variant v, Inputs in) {
    return new Encoder(v.integer("n")).forward(in.tensor(0));
  }
}
