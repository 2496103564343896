package dev.hokku.tests.laws;

import static dev.hokku.tests.laws.Values.f32;

import dev.hokku.nn.Conv1DLSTM;
import dev.hokku.nn.Conv2DLSTM;
import dev.hokku.nn.Conv3DLSTM;
import dev.hokku.nn.ConvNDLSTM;
import dev.hokku.nn.DeepRNN;
import dev.hokku.nn.Functions;
import dev.hokku.nn.GRU;
import dev.hokku.nn.IdentityCore;
import dev.hokku.nn.LSTM;
import dev.hokku.nn.LayerCore;
import dev.hokku.nn.RNNCore;
import dev.hokku.nn.ResetCore;
import dev.hokku.nn.ResetInput;
import dev.hokku.nn.VanillaRNN;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Recurrent cores: one step of each, and sequences of some in every way.
final class RecurrentRows {

  private RecurrentRows() {}

  static List<ModuleRow> all() {
    RNNCore<Tensor, Tensor, ?> deep = new DeepRNN(List.of(new LSTM(3), new LayerCore(Functions::tanh), new GRU(2)));
    RNNCore<Tensor, Tensor, ?> skipping = DeepRNN.withSkipConnections(List.of(new LSTM(3), new GRU(2)));
    RNNCore<ResetInput<Tensor>, Tensor, ?> resetting = new ResetCore<>(new LSTM(3));
    return List.of(
        step("VanillaRNN", new VanillaRNN(3), f32(2, 4)),
        step("VanillaRNN with one bias", new VanillaRNN(3).withDoubleBias(false), f32(2, 4)),
        step("LSTM", new LSTM(3), f32(2, 4)),
        step("GRU", new GRU(3), f32(2, 4)),
        step("Conv1DLSTM", new Conv1DLSTM(Shape.of(5), 3, 3), f32(2, 5, 2)),
        step("Conv2DLSTM", new Conv2DLSTM(Shape.of(4, 3), 2, 3), f32(2, 4, 3, 2)),
        step("Conv3DLSTM", new Conv3DLSTM(Shape.of(2, 3, 2), 2, 2), f32(2, 2, 3, 2, 2)),
        step("ConvNDLSTM", new ConvNDLSTM(1, Shape.of(5), 3, 3), f32(2, 5, 2)),
        step("IdentityCore", new IdentityCore<Tensor>(), f32(2, 4)),
        step("LayerCore", new LayerCore(Functions::tanh), f32(2, 4)),
        step("DeepRNN", deep, f32(2, 4)),
        step("DeepRNN with skip connections", skipping, f32(2, 4)),
        ModuleRow.of("LSTM along a sequence", new LSTM(3), ModuleCallsApply::unrolled, f32(5, 2, 4))
            .batchedAlong(1, 1)
            .excusedFrom(ModuleLaw.VMAP, STATE_AXIS).excusedFrom(ModuleLaw.ANSWERS, ASKED),
        ModuleRow.of("DeepRNN along a sequence, laid out", deep, ModuleCallsApply::staticallyUnrolled, f32(3, 2, 4))
            .excusedFrom(ModuleLaw.VMAP, STATE_AXIS).excusedFrom(ModuleLaw.ANSWERS, ASKED),
        ModuleRow.of("GRU backwards, all states", new GRU(3), ModuleCallsApply::unrolledAllWays, f32(2, 5, 4))
            .excusedFrom(ModuleLaw.ANSWERS, ASKED),
        ModuleRow.of("ResetCore along a sequence", resetting, ModuleCallsApply::resetUnrolled, f32(5, 2, 4), Values.bools(5, 2))
            .excusedFrom(ModuleLaw.VMAP, STATE_AXIS).excusedFrom(ModuleLaw.ANSWERS, ASKED));
  }

  private static final String ASKED = "whoever calls it asks the input how many examples there are, for the first state, and is answered before it is";

  private static final String STATE_AXIS = "outputs have time in front of the examples and the last state has not, so no one axis holds the examples";

  private static ModuleRow step(String name, RNNCore<Tensor, Tensor, ?> core, Tensor x) {
    return ModuleRow.of(name, core, ModuleCallsApply::step, x).excusedFrom(ModuleLaw.ANSWERS, ASKED);
  }
}
