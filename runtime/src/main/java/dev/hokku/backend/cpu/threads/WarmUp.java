package dev.hokku.backend.cpu.threads;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Has the JVM compile the kernels that a plan calls seldom.
///
/// The JVM counts calls: after 600 of a method that loops it is compiled for good, and until then each of its vectors is an object. A kernel that runs once in each step
/// of a training would need 600 steps. So it is called on made-up numbers as well, some calls at a time with pauses for the compiler, by a thread of its own that ends
/// when there is nothing left to do. That changes no result, and each kernel is done once.
public final class WarmUp {

  /// Calls in one go.
  public static final int CALLS = 50;

  /// What is called more often than this in one run is warm soon anyway.
  private static final int SELDOM = 256;

  private static final int ROUNDS = 40;
  private static final long PAUSE_MS = 25;
  private static final int KEPT_SECONDS = 1;

  private final Set<Object> begun = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, KEPT_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), WarmUp::thread);

  /// One that has done nothing yet.
  public WarmUp() {
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "hokku-warm-up");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  /// Warms a kernel up if a plan calls it seldom and nobody has.
  ///
  /// @param calls in one run of the plan
  /// @param kernel its identity, by `equals`
  /// @param some calls it [#CALLS] times
  public void ifSeldom(long calls, Object kernel, Runnable some) {
    if (calls < SELDOM && begun.add(kernel)) {
      thread.execute(() -> rounds(kernel, some, ROUNDS));
    }
  }

  /// One round now and the others behind what else there is to do.
  private void rounds(Object kernel, Runnable some, int left) {
    some.run();
    if (left > 1) {
      if (thread.getQueue().isEmpty()) {
        pause();
      }
      thread.execute(() -> rounds(kernel, some, left - 1));
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
