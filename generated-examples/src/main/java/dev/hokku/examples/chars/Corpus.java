package dev.hokku.examples.chars;

import dev.hokku.core.HokkuException;
import dev.hokku.lax.Numpy;
import dev.hokku.random.Key;
import dev.hokku.random.Random;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.Arrays;

/// A text as numbers, one per character. The last tenth tests.
public final class Corpus {

  private static final int TEST_SHARE = 10;

  /// Less is learnt by heart at once.
  private static final int LEAST = 5_000;

  private final String vocabulary;
  private final int[] train;
  private final int[] test;

  /// @throws HokkuException if the text is too short to learn from
  public Corpus(String text) {
    if (text.length() < LEAST) {
      throw new HokkuException("The text has only %d characters.".formatted(text.length()), "", "Give at least %d.".formatted(LEAST));
    }
    this.vocabulary = text.chars().distinct().sorted().collect(StringBuilder::new, (line, c) -> line.append((char) c), StringBuilder::append).toString();
    int[] ids = encode(text);
    int cut = ids.length - ids.length / TEST_SHARE;
    this.train = Arrays.copyOf(ids, cut);
    this.test = Arrays.copyOfRange(ids, cut, ids.length);
  }

  /// How many characters there are to choose from.
  public int vocabularySize() {
    return vocabulary.length();
  }

  /// Characters to learn from.
  public int size() {
    return train.length;
  }

  /// Windows from anywhere in the part to learn from, `s32[batch,length]`.
  public Tensor windows(Key key, int batch, int length) {
    int[] starts = Random.randint(key, Shape.of(batch), 0, train.length - length + 1).toIntArray();
    int[] ids = new int[batch * length];
    for (int i = 0; i < batch; i++) {
      System.arraycopy(train, starts[i], ids, i * length, length);
    }
    return Numpy.array(ids).reshape(batch, length);
  }

  /// The part for testing, cut into windows that share one character, `s32[N,length]`.
  public Tensor testWindows(int length) {
    int count = (test.length - 1) / (length - 1);
    int[] ids = new int[count * length];
    for (int i = 0; i < count; i++) {
      System.arraycopy(test, i * (length - 1), ids, i * length, length);
    }
    return Numpy.array(ids).reshape(count, length);
  }

  /// What a test character costs one who knows only how often each occurs, in bits.
  public double bitsByFrequency() {
    double[] counts = new double[vocabularySize()];
    Arrays.fill(counts, 1);
    for (int id : train) {
      counts[id]++;
    }
    double total = Arrays.stream(counts).sum();
    double nats = 0;
    for (int id : test) {
      nats -= Math.log(counts[id] / total);
    }
    return nats / test.length / Math.log(2);
  }

  /// @throws HokkuException if a character does not occur in the text
  public int[] encode(String text) {
    return text.chars().map(this::encode).toArray();
  }

  private int encode(int character) {
    int id = vocabulary.indexOf(character);
    if (id < 0) {
      throw new HokkuException("'%c' does not occur in the text.".formatted(character), "", "Use only its characters: %s.".formatted(vocabulary.strip()));
    }
    return id;
  }

  /// The text of these numbers.
  public String decode(int... ids) {
    StringBuilder text = new StringBuilder();
    for (int id : ids) {
      text.append(vocabulary.charAt(id));
    }
    return text.toString();
  }
}
