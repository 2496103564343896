package dev.hokku.backend.cpu.threads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each unit is taken once, from wherever, and towards the end in small pieces.
class SharesTest {

  @Test
  void oneAloneTakesAsMuchAsMayBe() {
    Shares shares = new Shares();
    shares.deal(45, 1);
    assertEquals(List.of("0-20", "20-40", "40-45"), taken(shares, 0, 2, 20));
  }

  @Test
  void aShareIsTakenFromItsFrontInHalvesAndTheOthersFromTheirBack() {
    Shares shares = new Shares();
    shares.deal(21, 2);
    assertEquals(List.of("0-5", "5-8", "8-10", "15-21", "12-15", "10-12"), taken(shares, 0, 2, 20));
  }

  @Test
  void helpGoesToWhomeverHasMostLeft() {
    Shares shares = new Shares();
    shares.deal(30, 3);
    assertEquals("10-15", text(shares.take(1, 1, 20)));
    assertEquals("15-18", text(shares.take(1, 1, 20)));
    for (int i = 0; i < 4; i++) {
      shares.take(0, 1, 20);
    }
    assertEquals("25-30", text(shares.take(0, 1, 20)));
  }

  @Test
  void whatWasDealtBeforeIsForgotten() {
    Shares shares = new Shares();
    shares.deal(7, 3);
    shares.take(0, 1, 20);
    shares.deal(2, 1);
    assertEquals(List.of("0-2"), taken(shares, 0, 1, 20));
    shares.deal(0, 2);
    assertTrue(Shares.isEmpty(shares.take(1, 1, 20)));
  }

  @ParameterizedTest
  @CsvSource({"1000, 4, 1, 8", "86, 2, 2, 20", "3, 8, 2, 20", "5000, 3, 1, 1"})
  void eachUnitIsTakenOnceWhateverTheThreadsDo(int units, int parts, int least, int most) {
    AtomicIntegerArray seen = new AtomicIntegerArray(units);
    Shares shares = new Shares();
    shares.deal(units, parts);
    try (var pool = new WorkerPool(parts)) {
      pool.run((part, ignored) -> {
        for (long piece = shares.take(part, least, most); !Shares.isEmpty(piece); piece = shares.take(part, least, most)) {
          for (int unit = Shares.begin(piece); unit < Shares.end(piece); unit++) {
            seen.incrementAndGet(unit);
          }
        }
      });
    }
    int[] counts = new int[units];
    Arrays.setAll(counts, seen::get);
    int[] once = new int[units];
    Arrays.fill(once, 1);
    assertArrayEquals(once, counts);
  }

  private static List<String> taken(Shares shares, int part, int least, int most) {
    List<String> pieces = new ArrayList<>();
    for (long piece = shares.take(part, least, most); !Shares.isEmpty(piece); piece = shares.take(part, least, most)) {
      pieces.add(text(piece));
    }
    return pieces;
  }

  private static String text(long piece) {
    return Shares.begin(piece) + "-" + Shares.end(piece);
  }
}
