package dev.hokku.backend.cpu.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each part of a task is done once, whether its worker comes in time or the caller does it.
class WorkerPoolTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void eachPartIsDoneOnceInEachTurn(int threads) {
    AtomicIntegerArray done = new AtomicIntegerArray(threads);
    try (var pool = new WorkerPool(threads)) {
      for (int turn = 1; turn <= 5_000; turn++) {
        pool.run((part, parts) -> {
          assertEquals(threads, parts);
          done.incrementAndGet(part);
        });
        for (int part = 0; part < threads; part++) {
          assertEquals(turn, done.get(part));
        }
      }
    }
  }

  @Test
  void whatAPartThrowsIsThrownAndTheTeamGoesOn() {
    try (var pool = new WorkerPool(3)) {
      for (int turn = 0; turn < 100; turn++) {
        int bad = turn % 3;
        assertThrows(IllegalStateException.class, () -> pool.run((part, parts) -> {
          if (part == bad) {
            throw new IllegalStateException("part " + part);
          }
        }));
      }
      AtomicIntegerArray done = new AtomicIntegerArray(3);
      pool.run((part, parts) -> done.incrementAndGet(part));
      assertEquals("[1, 1, 1]", done.toString());
    }
  }

  @Test
  void aTaskWithinATaskIsDoneByItsCaller() {
    AtomicIntegerArray done = new AtomicIntegerArray(2);
    try (var pool = new WorkerPool(2)) {
      pool.run((part, parts) -> pool.run((inner, inners) -> done.incrementAndGet(inner)));
    }
    assertEquals("[2, 2]", done.toString());
  }
}
