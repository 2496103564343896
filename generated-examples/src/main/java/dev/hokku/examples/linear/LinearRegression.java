package dev.hokku.examples.linear;

import dev.hokku.jit.Jit;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.linalg.Linalg;
import dev.hokku.nn.Functions;
import dev.hokku.nn.Linear;
import dev.hokku.nn.LinearApply;
import dev.hokku.nn.LinearInit;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.ValueAndGrad;
import dev.hokku.tree.Params;
import dev.hokku.tree.Tree;
import java.util.List;
import java.util.function.Function;

/// A straight line through noisy points, by gradient descent on one [Linear], and by the normal equations to compare with.
public final class LinearRegression {

  private static final int POINTS = 200;
  private static final double SLOPE = 1.7;
  private static final double OFFSET = -0.4;
  private static final double NOISE = 0.3;
  private static final double LEARNING_RATE = 0.2;

  private final Linear line = new Linear(1);
  private final Tensor xs;
  private final Tensor ys;
  private final Function<Params, Stepped> step = Jit.jit(this::trainStep);

  /// What one step gives.
  ///
  /// @param params for the next step
  /// @param loss before the step, `f32[]`
  @dev.hokku.HkTree
  public record Stepped(Params params, Tensor loss) implements LinearRegression_SteppedTree {}

  /// With points of its own.
  ///
  /// @param seed fixes them
  public LinearRegression(int seed) {
    List<Key> keys = Key.of(seed).split();
    this.xs = Random.uniform(keys.get(0), Shape.of(POINTS, 1)).mul(2).sub(1);
    this.ys = xs.mul(SLOPE).add(OFFSET).add(Random.normal(keys.get(1), Shape.of(POINTS, 1)).mul(NOISE));
  }

  /// First parameters.
  public Params init(int seed) {
    return LinearInit.init(Key.of(seed), line, xs);
  }

  /// One step of gradient descent over all points.
  public Stepped step(Params params) {
    return step.apply(params);
  }

  private Stepped trainStep(Params params) {
    ValueAndGrad<Params> loss = Grad.valueAndGrad(this::loss).apply(params);
    return new Stepped(Tree.map2((param, grad) -> param.sub(grad.mul(LEARNING_RATE)), params, loss.grad()), loss.value());
  }

  private Tensor loss(Params params) {
    return Functions.meanSquaredError(predict(params), ys);
  }

  /// The line at [#xs], `f32[N,1]`.
  public Tensor predict(Params params) {
    return LinearApply.apply(params, line, xs);
  }

  /// Slope and offset that make the squared error least, from the normal equations, `f32[2]`.
  public Tensor leastSquares() {
    Tensor design = Numpy.concatenate(List.of(xs, Numpy.onesLike(xs)), 1);
    return Linalg.solve(design.transpose().matmul(design), design.transpose().matmul(ys)).flatten();
  }

  /// Slope and offset that were learnt, `f32[2]`.
  public Tensor learnt(Params params) {
    return Numpy.concatenate(List.of(params.get("linear", "w").flatten(), params.get("linear", "b")), 0);
  }

  /// Where the points are, `f32[N,1]`.
  public Tensor xs() {
    return xs;
  }

  /// Their heights, `f32[N,1]`.
  public Tensor ys() {
    return ys;
  }
}
