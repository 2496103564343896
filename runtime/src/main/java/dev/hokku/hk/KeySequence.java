package dev.hokku.hk;

import dev.hokku.random.Key;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// An endless sequence of random keys, split from one key. Mutable, owned by one frame at a time.
///
/// `reserve(n)` splits the key once into `n + 1`: the first stays, the others are handed out in order. A sequence that has
/// run dry reserves [#reserveSize] more. So the keys depend on how many were reserved at once, exactly as in Haiku.
///
/// Source: `hk.PRNGSequence`.
///
/// {@snippet :
/// KeySequence keys = new KeySequence(Key.of(42));
/// Key first = keys.next();
/// keys.reserve(4);
/// List<Key> more = keys.take(4);
/// assert more.size() == 4 && !more.contains(first);
/// }
public final class KeySequence implements KeySource {

  private final int reserveSize;
  private final Stock stock;

  /// What is left of a sequence; sequences that differ in how many keys they reserve may share it.
  private static final class Stock {
    private final Deque<Key> reserved = new ArrayDeque<>();
    private Key key;

    private Stock(Key key) {
      this.key = key;
    }
  }

  /// The sequence of `key`, which reserves one key at a time.
  public KeySequence(Key key) {
    this(key, 1);
  }

  /// @param reserveSize how many keys are split off when none is left, at least 1 (`rng_reserve_size`)
  public KeySequence(Key key, int reserveSize) {
    this(new Stock(key), reserveSize);
  }

  private KeySequence(Stock stock, int reserveSize) {
    if (reserveSize < 1) {
      throw new IllegalArgumentException("reserveSize is %d, but must be at least 1.".formatted(reserveSize));
    }
    this.stock = stock;
    this.reserveSize = reserveSize;
  }

  /// The value of a sequence at some moment: the key to split next and the keys that wait.
  ///
  /// @param key split next
  /// @param reserved handed out next, in order
  public record Position(Key key, List<Key> reserved) {

    /// Copies the list, so that a position never changes.
    public Position {
      reserved = List.copyOf(reserved);
    }
  }

  /// The next key.
  public Key next() {
    if (stock.reserved.isEmpty()) {
      reserve(reserveSize);
    }
    return stock.reserved.removeFirst();
  }

  @Override
  public Key nextRngKey() {
    return next();
  }

  /// The next `count` keys; those that are not reserved yet are split off at once.
  public List<Key> take(int count) {
    reserve(count - stock.reserved.size());
    List<Key> keys = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      keys.add(stock.reserved.removeFirst());
    }
    return List.copyOf(keys);
  }

  /// Splits `count` keys off at once, to be handed out later; none if `count` is not positive.
  public void reserve(int count) {
    if (count > 0) {
      List<Key> split = stock.key.split(count + 1);
      stock.key = split.getFirst();
      stock.reserved.addAll(split.subList(1, count + 1));
    }
  }

  /// Makes exactly [#reserveSize] keys wait: loop bodies do so at their ends, so that each step starts alike.
  public void reserveUpToFull() {
    reserve(reserveSize - stock.reserved.size());
    while (stock.reserved.size() > reserveSize) {
      stock.reserved.removeLast();
    }
  }

  /// How many keys are split off when none is left.
  public int reserveSize() {
    return reserveSize;
  }

  /// The same sequence, which reserves `count` keys when none is left: what is drawn from one is gone from the other.
  public KeySequence withReserveSize(int count) {
    return new KeySequence(stock, count);
  }

  /// Where the sequence is now.
  public Position position() {
    return new Position(stock.key, List.copyOf(stock.reserved));
  }

  /// Continues from `position`.
  public void moveTo(Position position) {
    stock.key = position.key();
    stock.reserved.clear();
    stock.reserved.addAll(position.reserved());
  }

  /// A sequence that continues from here on its own.
  KeySequence fork() {
    KeySequence fork = new KeySequence(stock.key, reserveSize);
    fork.stock.reserved.addAll(stock.reserved);
    return fork;
  }
}
