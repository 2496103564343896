package dev.hokku.examples;

import dev.hokku.jit.Jit;
import dev.hokku.optim.Optimizer;
import dev.hokku.optim.Optimizers;
import dev.hokku.optim.Update;
import dev.hokku.random.Key;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.ValueAndGradAux;
import dev.hokku.transform.WithAux;
import dev.hokku.tree.Params;
import dev.hokku.tree.State;
import java.util.List;
import java.util.function.BiFunction;

/// Trains any network by gradient descent: one jitted function from state and batch to state and loss. A network without state leaves it as it is, one
/// without randomness ignores the key.
///
/// @param <B> a batch: a tensor, or any tree of them
public final class Trainer<B> {

  /// What is to become small.
  ///
  /// @param <B> a batch
  @FunctionalInterface
  public interface Loss<B> {

    /// The mean loss over a batch, `f32[]`, and the network's state after it.
    WithAux<Tensor, State> of(Params params, State state, Key key, B batch);
  }

  private final Loss<B> loss;
  private final Optimizer optimizer;
  private final BiFunction<TrainState, B, Stepped> step;

  /// @param loss of the network in training
  /// @param optimizer from gradients to updates
  public Trainer(Loss<B> loss, Optimizer optimizer) {
    this.loss = loss;
    this.optimizer = optimizer;
    this.step = Jit.jit(this::trainStep).donateArgnums(0); // the new state is written over the old one
  }

  /// The state before the first step.
  ///
  /// @param key all random numbers of the training come from it
  public TrainState init(Params params, State state, Key key) {
    return new TrainState(params, state, optimizer.init(params), key);
  }

  /// One step.
  ///
  /// @param state is used up: its tensors are deleted
  public Stepped step(TrainState state, B batch) {
    return step.apply(state, batch);
  }

  private Stepped trainStep(TrainState before, B batch) {
    List<Key> keys = before.key().split();
    ValueAndGradAux<Params, State> result =
        Grad.valueAndGradAux((Params params) -> loss.of(params, before.state(), keys.get(0), batch)).apply(before.params());
    Update<Params> update = optimizer.update(result.grad(), before.optState(), before.params());
    Params params = Optimizers.applyUpdates(before.params(), update.updates());
    return new Stepped(new TrainState(params, result.aux(), update.state(), keys.get(1)), result.value());
  }
}
