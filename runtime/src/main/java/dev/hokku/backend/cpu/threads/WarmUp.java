package dev.hokku.backend.cpu.threads;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Has the JVM compile the kernels that a plan calls seldom.
///
/// The JVM counts calls: after 600 of a method that loops it is compiled for good, and until then each of its vectors is an object. A kernel that runs once in each step
/// of a training would need 600 steps. So it is called on made-up numbers as well, some calls at a time, by a thread of its own that ends when there is nothing left to
/// do. The pauses between grow from some milliseconds to some seconds, for the JVM's compiler may have much else to do, and until it has compiled a kernel for the first
/// time, calls do not count for the second. That changes no result, and each kernel is done once.
public final class WarmUp {

  /// Calls in one go.
  public static final int CALLS = 100;

  /// What is called more often than this in one run is warm soon anyway.
  private static final int SELDOM = 256;

  /// Who compiles many plans one after the other runs few of them often.
  private static final int MOST_AT_ONCE = 128;

  private static final int ROUNDS = 40;
  private static final double FIRST_PAUSE_MS = 25;
  private static final double LONGER = 1.15;
  private static final int KEPT_SECONDS = 1;

  private final Set<Object> begun = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, WarmUp::thread);

  /// One that has done nothing yet.
  public WarmUp() {
    thread.setKeepAliveTime(KEPT_SECONDS, TimeUnit.SECONDS);
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
    if (calls < SELDOM && thread.getQueue().size() < MOST_AT_ONCE && begun.add(kernel)) {
      thread.execute(() -> round(some, 1));
    }
  }

  private void round(Runnable some, int number) {
    some.run();
    if (number < ROUNDS) {
      long pause = (long) (FIRST_PAUSE_MS * Math.pow(LONGER, number));
      thread.schedule(() -> round(some, number + 1), pause, TimeUnit.MILLISECONDS);
    }
  }
}
