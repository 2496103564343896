package dev.hokku.examples.gan;

import dev.hokku.lax.Numpy;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Eight small clouds of points on a circle: easy to look at, and hard for players that forget seven of them.
///
/// Source: Metz et al. 2016, *Unrolled generative adversarial networks*, <https://arxiv.org/abs/1611.02163>, section 3.1.
public final class Ring {

  /// How many clouds there are.
  public static final int CLOUDS = 8;

  private static final double RADIUS = 2;
  private static final double DEVIATION = 0.1;

  /// Further from a centre than this, a point belongs to no cloud.
  private static final double NEAR = 4 * DEVIATION;

  private Ring() {}

  /// Middles of the clouds, `f32[8,2]`.
  public static Tensor centres() {
    Tensor angles = Numpy.arange(CLOUDS).mul(2 * Math.PI / CLOUDS);
    return Numpy.stack(List.of(angles.cos(), angles.sin()), 1).mul(RADIUS);
  }

  /// True points, `f32[count,2]`.
  public static Tensor sample(Key key, int count) {
    List<Key> keys = key.split();
    Tensor clouds = Random.randint(keys.get(0), Shape.of(count), 0, CLOUDS);
    return Numpy.take(centres(), clouds, 0).add(Random.normal(keys.get(1), Shape.of(count, 2)).mul(DEVIATION));
  }

  /// How good made points are.
  ///
  /// @param near the part of them that lies in some cloud, in `[0, 1]`
  /// @param covered clouds with at least a third of the points that are their due
  public record Quality(double near, int covered) {}

  /// Looks where points lie.
  ///
  /// @param points `f32[N,2]`
  public static Quality judge(Tensor points) {
    Tensor distances = points.expandDims(1).sub(centres().expandDims(0)).square().sum(-1).sqrt();
    int[] nearest = distances.argmin(1).toIntArray();
    float[] least = distances.min(1).toFloatArray();
    int[] counts = new int[CLOUDS];
    int near = 0;
    for (int i = 0; i < least.length; i++) {
      if (least[i] < NEAR) {
        near++;
        counts[nearest[i]]++;
      }
    }
    int covered = 0;
    for (int count : counts) {
      covered += 3 * CLOUDS * count >= least.length ? 1 : 0;
    }
    return new Quality((double) near / least.length, covered);
  }
}
