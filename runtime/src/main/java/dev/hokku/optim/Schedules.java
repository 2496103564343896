package dev.hokku.optim;

import dev.hokku.core.HokkuException;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// The usual schedules. Names and numbers are Optax's.
public final class Schedules {

  private Schedules() {}

  /// The same value at every step.
  public static Schedule constant(double value) {
    return count -> Numpy.scalar((float) value);
  }

  /// From `init` to `end` in a straight line over `transitionSteps` steps, then `end`. Source: `optax.linear_schedule`.
  public static Schedule linear(double init, double end, int transitionSteps) {
    requirePositive("transitionSteps", transitionSteps);
    return count -> {
      Tensor left = count.astype(DType.F32).clip(0, transitionSteps).div(transitionSteps).neg().add(1);
      return left.mul(init - end).add(end);
    };
  }

  /// Half a cosine from `init` down to `alpha · init` over `decaySteps` steps, then constant.
  ///
  /// Source: Loshchilov and Hutter 2017, <https://arxiv.org/abs/1608.03983>; `optax.cosine_decay_schedule`.
  ///
  /// @param alpha the end as a share of the start, in `[0, 1]`; 0 is usual
  public static Schedule cosineDecay(double init, int decaySteps, double alpha) {
    requirePositive("decaySteps", decaySteps);
    return count -> {
      Tensor done = count.astype(DType.F32).minimum(decaySteps).div(decaySteps);
      Tensor cosine = done.mul(Math.PI).cos().add(1).mul(0.5);
      return cosine.mul(1 - alpha).add(alpha).mul(init);
    };
  }

  /// Half a cosine from `init` down to 0 over `decaySteps` steps.
  public static Schedule cosineDecay(double init, int decaySteps) {
    return cosineDecay(init, decaySteps, 0);
  }

  /// A straight line from `init` to `peak` over `warmupSteps`, then half a cosine down to `end` at step `decaySteps`.
  ///
  /// Source: `optax.warmup_cosine_decay_schedule`.
  ///
  /// @param decaySteps length of the whole, warm-up included; greater than `warmupSteps`
  public static Schedule warmupCosineDecay(double init, double peak, int warmupSteps, int decaySteps, double end) {
    if (decaySteps <= warmupSteps) {
      throw new HokkuException(
          "warmupCosineDecay: decaySteps %d is not greater than warmupSteps %d.".formatted(decaySteps, warmupSteps),
          "",
          "decaySteps counts the warm-up too; make it longer.");
    }
    double alpha = peak == 0 ? 0 : end / peak;
    return join(List.of(linear(init, peak, warmupSteps), cosineDecay(peak, decaySteps - warmupSteps, alpha)), List.of(warmupSteps));
  }

  /// `init · rate^(count / transitionSteps)`, where the exponent is rounded down if `staircase`. Source: `optax.exponential_decay`.
  public static Schedule exponentialDecay(double init, int transitionSteps, double rate, boolean staircase) {
    requirePositive("transitionSteps", transitionSteps);
    return count -> {
      Tensor exponent = count.astype(DType.F32).div(transitionSteps);
      Tensor power = staircase ? exponent.floor() : exponent;
      return power.mul(Math.log(rate)).exp().mul(init);
    };
  }

  /// One schedule after another: the one at place `i` begins, from its own step 0, at step `boundaries[i - 1]`. Source: `optax.join_schedules`.
  ///
  /// @param boundaries ascending, one fewer than `schedules`
  public static Schedule join(List<Schedule> schedules, List<Integer> boundaries) {
    if (boundaries.size() != schedules.size() - 1) {
      throw new HokkuException(
          "join: %d schedules meet at %d boundaries.".formatted(schedules.size(), boundaries.size()),
          "",
          "Give one boundary between each two schedules.");
    }
    return count -> {
      Tensor value = schedules.getFirst().at(count);
      for (int i = 0; i < boundaries.size(); i++) {
        int boundary = boundaries.get(i);
        value = Numpy.where(count.lt(boundary), value, schedules.get(i + 1).at(count.sub(boundary)));
      }
      return value;
    };
  }

  private static void requirePositive(String name, int steps) {
    if (steps <= 0) {
      throw new HokkuException("%s is %d; a schedule takes at least one step.".formatted(name, steps), "", "Give a positive number.");
    }
  }
}
