package dev.hokku.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.random.Key;
import dev.hokku.tensor.ShapedArray;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DigitsTest {

  @Test
  void aKeyFixesEveryPixel() {
    Dataset once = Digits.draw(Key.of(7), 200);
    Dataset again = Digits.draw(Key.of(7), 200);
    Dataset other = Digits.draw(Key.of(8), 200);

    assertEquals(ShapedArray.f32(200, 28, 28), once.inputs().aval());
    assertArrayEquals(once.inputs().toFloatArray(), again.inputs().toFloatArray());
    assertArrayEquals(once.labels().toIntArray(), again.labels().toIntArray());
    assertFalse(Arrays.equals(once.inputs().toFloatArray(), other.inputs().toFloatArray()));
    assertEquals(10, once.classes());
  }

  @Test
  void everyDigitLeavesInkAndStaysInRange() {
    Dataset set = Digits.draw(Key.of(3), 500);
    float[] pixels = set.inputs().toFloatArray();
    for (int i = 0; i < set.size(); i++) {
      int dark = 0;
      for (int j = i * 784; j < (i + 1) * 784; j++) {
        assertTrue(pixels[j] >= 0 && pixels[j] <= 1);
        dark += pixels[j] > 0.5 ? 1 : 0;
      }
      assertTrue(dark > 15 && dark < 300, "digit %d has %d dark pixels".formatted(i, dark));
    }
  }

  @Test
  void theNearestNeighbourIsRightAtMostNinetyFivePercentOfTheTime() {
    Dataset set = Digits.draw(Key.of(0), 10_000);
    int train = 8_000;
    int tested = 400;
    float[] pixels = set.inputs().toFloatArray();
    int[] labels = set.labels().toIntArray();
    int right = 0;
    for (int i = train; i < train + tested; i++) {
      int best = 0;
      float least = Float.MAX_VALUE;
      for (int j = 0; j < train; j++) {
        float distance = distance(pixels, i * 784, j * 784);
        if (distance < least) {
          least = distance;
          best = j;
        }
      }
      right += labels[best] == labels[i] ? 1 : 0;
    }
    double accuracy = (double) right / tested;
    assertTrue(accuracy > 0.85 && accuracy <= 0.95, "accuracy " + accuracy);
  }

  @Test
  void eachEpochShowsEveryExampleOnceInAnotherOrderAndAnyStepCanBeAskedFor() {
    Dataset set = Digits.draw(Key.of(1), 40);
    Batches batches = new Batches(set, 8, Key.of(5));
    float[][] first = new float[10][];
    for (int step = 0; step < 10; step++) {
      first[step] = batches.at(step).inputs().toFloatArray();
    }

    assertEquals(5, batches.perEpoch());
    assertEquals(40, Arrays.stream(first, 0, 5).mapToInt(batch -> batch.length / 784).sum());
    assertFalse(Arrays.equals(first[0], first[5]), "the second epoch has another order");
    for (int step = 9; step >= 0; step--) {
      assertArrayEquals(first[step], new Batches(set, 8, Key.of(5)).at(step).inputs().toFloatArray(), "step " + step);
    }
    assertThrows(IllegalArgumentException.class, () -> new Batches(set, 41, Key.of(5)));
  }

  private static float distance(float[] pixels, int a, int b) {
    float sum = 0;
    for (int i = 0; i < 784; i++) {
      float difference = pixels[a + i] - pixels[b + i];
      sum += difference * difference;
    }
    return sum;
  }
}
