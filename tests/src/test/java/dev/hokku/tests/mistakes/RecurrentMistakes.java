package dev.hokku.tests.mistakes;

import static dev.hokku.lax.ShapeDtype.f32;

import dev.hokku.hk.Args;
import dev.hokku.hk.Init;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.nn.Conv1DLSTM;
import dev.hokku.nn.Conv1DLSTMInit;
import dev.hokku.nn.Conv2DLSTM;
import dev.hokku.nn.Conv2DLSTMInit;
import dev.hokku.nn.Conv3DLSTM;
import dev.hokku.nn.Conv3DLSTMInit;
import dev.hokku.nn.ConvNDLSTM;
import dev.hokku.nn.DeepRNN;
import dev.hokku.nn.DeepRNNInit;
import dev.hokku.nn.Functions;
import dev.hokku.nn.GRU;
import dev.hokku.nn.GRUInit;
import dev.hokku.nn.IdentityCore;
import dev.hokku.nn.LSTM;
import dev.hokku.nn.LSTMInit;
import dev.hokku.nn.LSTMState;
import dev.hokku.nn.LayerCore;
import dev.hokku.nn.ResetCore;
import dev.hokku.nn.ResetCoreInit;
import dev.hokku.nn.ResetInput;
import dev.hokku.nn.UnrollApply;
import dev.hokku.nn.UnrollOptions;
import dev.hokku.nn.VanillaRNN;
import dev.hokku.nn.VanillaRNNInit;
import dev.hokku.random.Key;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Recurrent networks.
final class RecurrentMistakes {

  private static final LSTM LSTM_CORE = new LSTM(3);

  private RecurrentMistakes() {}

  private static Object unroll(Object xs, LSTMState start, UnrollOptions options) {
    return Init.fromShapes(
        Key.of(1), Args.of(xs, start), (frame, args) -> UnrollApply.dynamicUnroll(frame, LSTM_CORE, args.get(0), args.<LSTMState>get(1), options));
  }

  static List<Mistake> all() {
    return List.of(
        Mistake.of("LSTM of a sequence", () -> LSTMInit.initFromShapes(Key.of(1), LSTM_CORE, f32(5, 2, 4), LSTM_CORE.initialState(2))),
        Mistake.of("LSTM with the state of another batch", () -> LSTMInit.initFromShapes(Key.of(1), LSTM_CORE, f32(2, 4), LSTM_CORE.initialState(7))),
        Mistake.of("LSTM with the state of another size", () -> LSTMInit.initFromShapes(Key.of(1), LSTM_CORE, f32(2, 4), new LSTM(5).initialState(2))),
        Mistake.of("LSTM with a state without batch", () -> LSTMInit.initFromShapes(Key.of(1), LSTM_CORE, f32(2, 4), LSTM_CORE.initialState(null))),
        Mistake.of("LSTM without units", () -> new LSTM(0)),
        Mistake.of("GRU of a sequence", () -> GRUInit.initFromShapes(Key.of(1), new GRU(3), f32(5, 2, 4), new GRU(3).initialState(2))),
        Mistake.of("GRU with the state of another batch", () -> GRUInit.initFromShapes(Key.of(1), new GRU(3), f32(2, 4), new GRU(3).initialState(7))),
        Mistake.of("GRU without units", () -> new GRU(0)),
        Mistake.of("VanillaRNN with the state of another batch", () -> VanillaRNNInit.initFromShapes(Key.of(1), new VanillaRNN(3), f32(2, 4), new VanillaRNN(3).initialState(7))),
        Mistake.of("VanillaRNN without units", () -> new VanillaRNN(-1)),
        Mistake.of("Conv1DLSTM with channels among its spatial axes", () -> new Conv1DLSTM(Shape.of(8, 2), 3, 3)),
        Mistake.of("Conv1DLSTM with the state of another batch", () -> Conv1DLSTMInit.initFromShapes(
            Key.of(1), new Conv1DLSTM(Shape.of(8), 3, 3), f32(2, 8, 2), new Conv1DLSTM(Shape.of(8), 3, 3).initialState(7))),
        Mistake.of("Conv2DLSTM of images of another size", () -> Conv2DLSTMInit.initFromShapes(
            Key.of(1), new Conv2DLSTM(Shape.of(8, 8), 3, 3), f32(2, 6, 6, 2), new Conv2DLSTM(Shape.of(8, 8), 3, 3).initialState(2))),
        Mistake.of("ConvNDLSTM with the size of an image for three axes", () -> new ConvNDLSTM(3, Shape.of(8, 8), 3, 3)),
        Mistake.of("Conv3DLSTM with a kernel for two axes", () -> Conv3DLSTMInit.initFromShapes(
            Key.of(1), new Conv3DLSTM(Shape.of(4, 4, 4), 3, 3, 3), f32(2, 4, 4, 4, 2), new Conv3DLSTM(Shape.of(4, 4, 4), 3, 3).initialState(2))),
        Mistake.of("Conv3DLSTM of images", () -> Conv3DLSTMInit.initFromShapes(
            Key.of(1), new Conv3DLSTM(Shape.of(4, 4, 4), 3, 3), f32(2, 4, 4, 2), new Conv3DLSTM(Shape.of(4, 4, 4), 3, 3).initialState(2))),
        Mistake.of("IdentityCore along a scalar", () -> Init.fromShapes(
            Key.of(1), Args.of(f32(), List.of()), (frame, args) -> UnrollApply.dynamicUnroll(
                frame, new IdentityCore<Tensor>(), args.get(0), List.<Object>of(), UnrollOptions.DEFAULT))),
        Mistake.of("DeepRNN with a LayerCore between skip connections", () -> DeepRNN.withSkipConnections(List.of(LSTM_CORE, new LayerCore(Functions::tanh)))),
        Mistake.of("DeepRNN with a state too few", () -> {
          DeepRNN deep = new DeepRNN(List.of(new GRU(3), new GRU(2)));
          DeepRNNInit.initFromShapes(Key.of(1), deep, f32(2, 4), new DeepRNN(List.of(new GRU(3))).initialState(2));
        }),
        Mistake.of("ResetCore with a mask of another batch", () -> ResetCoreInit.initFromShapes(
            Key.of(1), new ResetCore<>(LSTM_CORE), new ResetInput<>(f32(2, 4), ShapeDtype.bool(5)), LSTM_CORE.initialState(2))),
        Mistake.of("unroll of one step", () -> unroll(f32(4), LSTM_CORE.initialState(null), UnrollOptions.DEFAULT)),
        Mistake.of("unroll batch first with the state of time first", () -> unroll(f32(5, 2, 4), LSTM_CORE.initialState(2), UnrollOptions.DEFAULT.withTimeMajor(false))),
        Mistake.of("unroll with an initial state of integers", () -> unroll(f32(5, 2, 4), new LSTMState(ShapeDtype.s32(2, 3), ShapeDtype.s32(2, 3)), UnrollOptions.DEFAULT)),
        Mistake.of("unroll without steps at a time", () -> unroll(f32(5, 2, 4), LSTM_CORE.initialState(2), UnrollOptions.DEFAULT.withUnroll(0))),
        Mistake.of("unroll of an empty sequence, laid out", () -> Init.of(
            Key.of(1), Args.of(Numpy.zeros(0, 2, 4)), (frame, args) -> UnrollApply.staticUnroll(frame, LSTM_CORE, args.get(0), LSTM_CORE.initialState(2), true))));
  }
}
