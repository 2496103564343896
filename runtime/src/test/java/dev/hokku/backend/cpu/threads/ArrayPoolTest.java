package dev.hokku.backend.cpu.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ArrayPoolTest {

  @Test
  void givesBackTheSameLengthAndDtypeOnly() {
    ArrayPool pool = new ArrayPool(1 << 20);
    Buffer buffer = pool.take(DType.F32, 3000);
    pool.give(buffer);
    assertEquals(12_000, pool.bytes());
    assertNotSame(buffer, pool.take(DType.S32, 3000));
    assertNotSame(buffer, pool.take(DType.F32, 3001));
    assertSame(buffer, pool.take(DType.F32, 3000));
    assertEquals(0, pool.bytes());
    assertNotSame(buffer, pool.take(DType.F32, 3000));
  }

  @Test
  void keepsABoundedNumberOfBytes() {
    ArrayPool pool = new ArrayPool(100_000);
    for (int i = 0; i < 1000; i++) {
      pool.give(Buffer.zeros(DType.F32, 2000 + i));
      assertTrue(pool.bytes() <= 100_000, () -> pool.bytes() + " bytes");
    }
    pool.give(Buffer.zeros(DType.F32, 50_000));
    assertTrue(pool.bytes() <= 100_000, "an array above the bound is not kept");
  }

  @Test
  void aShelfFullOfOldLengthsMakesRoom() {
    ArrayPool pool = new ArrayPool(1 << 30);
    for (int i = 0; i < 200; i++) {
      pool.give(Buffer.zeros(DType.F32, 1024 + i));
    }
    Buffer last = Buffer.zeros(DType.F32, 1500);
    pool.give(last);
    assertSame(last, pool.take(DType.F32, 1500));
  }

  @Test
  void noBufferIsWithTwoThreads() throws Exception {
    ArrayPool pool = new ArrayPool(1 << 20);
    Set<Buffer> out = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      tasks.add(() -> {
        for (int i = 0; i < 20_000; i++) {
          Buffer buffer = pool.take(DType.F32, 1024 + i % 3);
          assertTrue(out.add(buffer), "taken twice");
          assertTrue(out.remove(buffer), "given twice");
          pool.give(buffer);
        }
        return null;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
    }
    assertTrue(pool.bytes() >= 0 && pool.bytes() <= 1 << 20, () -> pool.bytes() + " bytes");
  }
}
