// Generated from Forecaster.java by hokku-processor. Changes made here are lost at the next build.
package dev.hokku.examples.forecast;

import dev.hokku.Lines;
import dev.hokku.control.Scanned;
import dev.hokku.control.Step;
import dev.hokku.hk.Args;
import dev.hokku.hk.InitFrame;
import dev.hokku.hk.Initialised;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.LSTMInit;
import dev.hokku.nn.LSTMState;
import dev.hokku.nn.LinearInit;
import dev.hokku.nn.UnrollInit;
import dev.hokku.nn.WithState;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;

/**
 * What {@link Forecaster} starts from: makes the parameters and the first state that {@link ForecasterApply} reads.
 *
 * <pre>
 * forward
 *
 * Parameters                value                   initializer                                                        declared at
 *   forecaster/~/linear  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Forecaster.java:21
 *                        b  [outputSize]            bInit != null ? bInit : zeros()                                    Forecaster.java:21
 *
 * Known at run time                              called at
 *   {core}           what the module called has  Forecaster.java:34
 *
 * {name}: known at run time, as the place of a module that is handed in, of an element, of a stack
 * </pre>
 *
 * <pre>
 * forecast
 *
 * Parameters                     value                   initializer                                                        declared at
 *   forecaster/~/linear       w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Forecaster.java:21
 *                             b  [outputSize]            bInit != null ? bInit : zeros()                                    Forecaster.java:21
 *   forecaster/~/lstm/linear  w  [inputSize,outputSize]  wInit != null ? wInit : truncatedNormal(1 / Math.sqrt(inputSize))  Forecaster.java:20
 *                             b  [outputSize]            bInit != null ? bInit : zeros()                                    Forecaster.java:20
 *
 * Known at run time                              called at
 *   {core}           what the module called has  Forecaster.java:44
 *
 * {name}: known at run time, as the place of a module that is handed in, of an element, of a stack
 * </pre>
 *
 * @see ForecasterApply
 */
@Lines("Forecaster.java 119:34 120:0 130:44 132:45 134:46 144:55 145:0")
public final class ForecasterInit {

  private ForecasterInit() {}

  /**
   * Makes what {@link Forecaster#forward} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param xs {@code f32[T,B,1]}
   * @return the parameters and the first state, by path
   */
  public static Initialised init(Key key, Forecaster module, Tensor xs) {
    return InitFrame.init(key, Args.of(xs),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0)));
  }

  /**
   * Makes what {@link Forecaster#forward} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param xs {@code f32[T,B,1]}
   * @return the parameters and the first state, by path
   */
  public static Initialised initFromShapes(Key key, Forecaster module, Tensor xs) {
    return InitFrame.initFromShapes(key, Args.of(xs),
        (frame, args) -> forward(module, frame, args.<Tensor>get(0)));
  }

  /**
   * Makes what {@link Forecaster#forecast} starts from.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param xs what is known, {@code f32[T,B,1]}
   * @param steps how far to go; static
   * @return the parameters and the first state, by path
   */
  public static Initialised forecast(Key key, Forecaster module, Tensor xs, int steps) {
    return InitFrame.init(key, Args.of(xs, steps),
        (frame, args) -> forecast(module, frame, args.<Tensor>get(0), args.<Integer>get(1)));
  }

  /**
   * Makes what {@link Forecaster#forecast} starts from; shapes are enough, nothing is computed from data.
   *
   * @param key the key that first values are drawn from
   * @param module the configuration; only its final fields are read
   * @param xs what is known, {@code f32[T,B,1]}
   * @param steps how far to go; static
   * @return the parameters and the first state, by path
   */
  public static Initialised forecastFromShapes(Key key, Forecaster module, Tensor xs, int steps) {
    return InitFrame.initFromShapes(key, Args.of(xs, steps),
        (frame, args) -> forecast(module, frame, args.<Tensor>get(0), args.<Integer>get(1)));
  }

  /** The body of {@link Forecaster#forward}; what it reads and writes goes through the frame. */
  public static Tensor forward(Forecaster self, InitFrame parent, Tensor xs) {
    return parent.<Tensor>call(self, ForecasterApply.TYPE, "forward", Args.of(xs),
        (frame, args) -> forwardBody(self, frame, args.<Tensor>get(0)));
  }

  private static Tensor forwardBody(Forecaster self, InitFrame frame, Tensor xs) {
    // Forecaster.java:34
    return LinearInit.forward(self.readout, frame, UnrollInit.dynamicUnroll(frame, self.core, xs, LSTMInit.initialState(self.core, frame, xs.dim(1))).output());
  }

  /** The body of {@link Forecaster#forecast}; what it reads and writes goes through the frame. */
  public static Tensor forecast(Forecaster self, InitFrame parent, Tensor xs, int steps) {
    return parent.<Tensor>call(self, ForecasterApply.TYPE, "forecast", false, Args.of(xs, steps),
        (frame, args) -> forecastBody(self, frame, args.<Tensor>get(0), args.<Integer>get(1)));
  }

  private static Tensor forecastBody(Forecaster self, InitFrame frame, Tensor xs, int steps) {
    // Forecaster.java:44
    WithState<Tensor, LSTMState> known = UnrollInit.dynamicUnroll(frame, self.core, xs, LSTMInit.initialState(self.core, frame, xs.dim(1)));
    // Forecaster.java:45
    Tensor first = LinearInit.forward(self.readout, frame, known.output().at(-1).get());
    // Forecaster.java:46
    Scanned<WithState<Tensor, LSTMState>, Tensor> guesses =
        frame.scan(
            (InitFrame frame_, WithState<Tensor, LSTMState> last, Tensor step) -> {
              WithState<Tensor, LSTMState> next = LSTMInit.forward(self.core, frame_, last.output(), last.state());
              Tensor guess = LinearInit.forward(self.readout, frame_, next.output());
              return new Step<>(new WithState<>(guess, next.state()), last.output());
            },
            new WithState<>(first, known.state()),
            Numpy.arange(steps));
    // Forecaster.java:55
    return guesses.ys();
  }
}
