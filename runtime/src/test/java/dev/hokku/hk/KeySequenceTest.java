package dev.hokku.hk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.hokku.random.Key;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The order in which keys are split off; the rules are those of Haiku's `PRNGSequence`.
class KeySequenceTest {

  private static final Key SEED = Key.of(42);

  @Test
  void oneKeyAtATimeIsASplitInTwo() {
    KeySequence keys = new KeySequence(SEED);
    List<Key> first = SEED.split(2);
    List<Key> second = first.getFirst().split(2);
    assertSame(first.get(1), keys.next());
    assertSame(second.get(1), keys.next());
  }

  @Test
  void reservedKeysAreSplitOffAtOnceAndHandedOutInOrder() {
    KeySequence keys = new KeySequence(SEED);
    keys.reserve(3);
    List<Key> split = SEED.split(4);
    for (int i = 1; i <= 3; i++) {
      assertSame(split.get(i), keys.next());
    }
    assertSame(split.getFirst().split(2).get(1), keys.next());
  }

  @Test
  void takeReservesOnlyWhatIsMissing() {
    KeySequence keys = new KeySequence(SEED);
    keys.reserve(1);
    List<Key> split = SEED.split(2);
    List<Key> missing = split.getFirst().split(3);
    List<Key> taken = keys.take(3);
    assertSame(split.get(1), taken.get(0));
    assertSame(missing.get(1), taken.get(1));
    assertSame(missing.get(2), taken.get(2));
  }

  @Test
  void aViewWithAnotherReserveSizeDrawsFromTheSameSequence() {
    KeySequence keys = new KeySequence(SEED);
    List<Key> split = SEED.split(4);
    assertSame(split.get(1), keys.withReserveSize(3).next());
    assertSame(split.get(2), keys.next());
    assertSame(split.get(3), keys.next());
    assertSame(split.getFirst().split(2).get(1), keys.next());
  }

  @Test
  void aLargerReserveIsSplitOffWhenTheSequenceRunsDry() {
    KeySequence keys = new KeySequence(SEED, 2);
    List<Key> split = SEED.split(3);
    assertSame(split.get(1), keys.next());
    assertSame(split.get(2), keys.next());
  }

  @Test
  void aFullReserveDropsWhatIsTooMuch() {
    KeySequence keys = new KeySequence(SEED);
    keys.reserve(3);
    keys.reserveUpToFull();
    List<Key> split = SEED.split(4);
    assertSame(split.get(1), keys.next());
    assertSame(split.getFirst().split(2).get(1), keys.next());
  }

  @Test
  void aPositionCanBeReturnedTo() {
    KeySequence keys = new KeySequence(SEED);
    keys.reserve(2);
    KeySequence.Position start = keys.position();
    Key first = keys.next();
    keys.next();
    keys.next();
    keys.moveTo(start);
    assertSame(first, keys.next());
  }

  private static void assertSame(Key expected, Key actual) {
    assertArrayEquals(expected.data().toLongArray(), actual.data().toLongArray());
  }
}
