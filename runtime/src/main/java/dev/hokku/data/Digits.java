package dev.hokku.data;

import dev.hokku.lax.Array;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import java.util.List;

/// Digits that are drawn, not collected: a data set that needs no file, no download and no font. Each is written in one of a few ways with a shaking hand,
/// turned, slanted, moved, in thin or thick and pale or dark ink, on noisy paper.
///
/// Position and slant vary so much that the nearest neighbour by pixels is a poor guide (about 94 % right with 8,000 examples), while a
/// convolutional network finds more than 99 %.
public final class Digits {

  /// How far the paper's noise reaches.
  private static final float NOISE = 0.15f;

  private Digits() {}

  /// `count` digits in random order.
  ///
  /// @param key equal keys give equal pixels, on every machine
  /// @return inputs `f32[count,28,28]` in `[0, 1]`, 0 is paper; labels `s32[count]`
  public static Dataset draw(Key key, int count) {
    int side = DigitPen.SIDE;
    List<Key> keys = key.split(3);
    int[] labels = Random.randint(keys.get(0), Shape.of(count), 0, 10).toIntArray();
    float[] choices = Random.uniform(keys.get(1), Shape.of(count, DigitPen.CHOICES)).toFloatArray();
    float[] pixels = new float[count * side * side];
    for (int i = 0; i < count; i++) {
      new DigitPen(choices, i * DigitPen.CHOICES).write(labels[i], pixels, i * side * side);
    }
    float[] noise = Random.uniform(keys.get(2), Shape.of(pixels.length)).toFloatArray();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Math.clamp(pixels[i] + NOISE * (2 * noise[i] - 1), 0, 1);
    }
    return new Dataset(
        new Array(ShapedArray.f32(count, side, side), Buffer.of(pixels)),
        new Array(new ShapedArray(DType.S32, Shape.of(count)), Buffer.of(DType.S32, labels)));
  }
}
