package dev.hokku.data;

import dev.hokku.random.Key;
import dev.hokku.random.Random;
import java.util.Arrays;

/// The batches of a training run: each epoch goes through the data in another order, which the key and the epoch fix. Batch `step` is a function of `step`
/// alone, so a run that was stopped goes on at any step with the batches it would have seen.
///
/// All batches have the same size; what is left over at the end of an epoch is left out, and differs from epoch to epoch.
public final class Batches {

  private final Dataset data;
  private final int batchSize;
  private final Key key;

  /// The order of one epoch: the last that was asked for.
  private volatile Order order = new Order(-1, new int[0]);

  private record Order(long epoch, int[] indices) {}

  /// @param batchSize examples a batch, at most as many as there are
  /// @param key fixes the orders
  public Batches(Dataset data, int batchSize, Key key) {
    if (batchSize < 1 || batchSize > data.size()) {
      throw new IllegalArgumentException(
          "A batch of %d cannot be taken from %d examples. Choose a batch size in [1, %d].".formatted(batchSize, data.size(), data.size()));
    }
    this.data = data;
    this.batchSize = batchSize;
    this.key = key;
  }

  /// Batches an epoch.
  public int perEpoch() {
    return data.size() / batchSize;
  }

  /// The batch of a training step, counted from 0 over all epochs.
  public Dataset at(long step) {
    long epoch = step / perEpoch();
    int from = (int) (step % perEpoch()) * batchSize;
    return data.pick(Arrays.copyOfRange(order(epoch), from, from + batchSize));
  }

  private int[] order(long epoch) {
    Order known = order;
    if (known.epoch != epoch) {
      known = new Order(epoch, Random.permutation(key.foldIn(Math.toIntExact(epoch)), data.size()).toIntArray());
      order = known;
    }
    return known.indices;
  }
}
