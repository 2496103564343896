package dev.hokku.backend.cpu.threads;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A fixed team of threads that run the parts of one task at the same time: fork, take part, join.
///
/// ```text
/// caller   publish task, turn += 1   | part 0 | do the parts that nobody has begun | wait until nobody is left
/// worker i spin on turn, then park   | claim part i, do it | left -= 1
/// ```
///
/// The caller is the team's first member, so a team of one has no threads at all. Which part does what is the task's business and must
/// not show in the result: a task writes the same bits for every number of parts.
///
/// A part is begun by whoever claims it: its worker or, when it has done its own, the caller. So a worker that the machine does not wake, or wakes on its
/// caller's core, costs what its part takes, and not the milliseconds until it is let run.
///
/// One task runs at a time. A caller that finds the team busy (another caller, or itself further up the stack) runs all its parts by
/// itself, one after the other: no queue, no deadlock, same result.
///
/// Workers spin before they park, because the next task of a plan usually comes within microseconds and waking a thread takes fifty and more. How long is
/// learnt: each short wait doubles a worker's patience, up to a millisecond; a long one returns it to the least. A worker that the machine has woken on its
/// caller's core keeps the caller from its next task by spinning, so it must not be patient at once; but if it always parked, the machine might leave them there.
public final class WorkerPool implements AutoCloseable {

  /// Work that can be cut into any number of parts.
  @FunctionalInterface
  public interface Task {

    /// Does part `part` of `parts`; parts may run at the same time and in any order.
    void run(int part, int parts);
  }

  /// A team of one: its tasks run in their callers.
  public static final WorkerPool ALONE = new WorkerPool(1);

  private static final long LEAST_PATIENCE = 30_000; // nanoseconds
  private static final long MOST_PATIENCE = 1_000_000;
  private static final long LONG_WAIT = 3_000_000;
  private static final int SPINS_BEFORE_YIELDING = 5_000;

  private final Worker[] workers;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicInteger left = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private @Nullable Task task;
  private volatile int turn;

  /// A team of `threads`, the caller included; at least 1.
  public WorkerPool(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("A worker pool has at least 1 thread, not %d.".formatted(threads));
    }
    workers = new Worker[threads - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(i + 1);
      workers[i].start();
    }
  }

  /// The size of the team, the caller included.
  public int threads() {
    return workers.length + 1;
  }

  /// Which member of its team the current thread is; 0 for a caller.
  static int member() {
    return Thread.currentThread() instanceof Worker worker ? worker.part : 0;
  }

  /// Runs all parts of `task` and returns when the last one is done. What a part throws is thrown here.
  public void run(Task task) {
    int parts = threads();
    if (parts == 1) {
      task.run(0, 1);
    } else if (!busy.compareAndSet(false, true)) {
      for (int part = 0; part < parts; part++) {
        task.run(part, parts);
      }
    } else {
      try {
        fork(task);
      } finally {
        busy.set(false);
      }
    }
  }

  /// Ends the threads, once the running task is done. A pool that is closed runs every task in its caller.
  @Override
  public void close() {
    while (!busy.compareAndSet(false, true)) {
      Thread.onSpinWait();
    }
    for (Worker worker : workers) {
      worker.closed = true;
      LockSupport.unpark(worker);
    }
  }

  private void fork(Task task) {
    int parts = threads();
    this.task = task;
    left.set(workers.length);
    turn = turn + 1; // only the holder of `busy` writes it; this volatile write publishes the two above
    for (Worker worker : workers) {
      if (worker.parked) {
        LockSupport.unpark(worker);
      }
    }
    try {
      task.run(0, parts);
      for (Worker worker : workers) {
        worker.tryRun(turn);
      }
    } finally {
      join();
    }
    Throwable thrown = failure.getAndSet(null);
    if (thrown != null) {
      throw rethrown(thrown);
    }
  }

  private void join() {
    int spins = 0;
    while (left.get() > 0) {
      if (++spins < SPINS_BEFORE_YIELDING) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    task = null;
  }

  private static RuntimeException rethrown(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown;
  }

  private final class Worker extends Thread {

    private final int part;
    private volatile boolean parked;
    private volatile boolean closed;

    /// The last turn in which this worker's part was begun.
    private final AtomicInteger begun = new AtomicInteger();

    private long patience = LEAST_PATIENCE;

    Worker(int part) {
      super("hokku-worker-" + part);
      this.part = part;
      setDaemon(true);
    }

    @Override
    public void run() {
      int seen = 0;
      while (awaitTurn(seen)) {
        seen = turn;
        tryRun(seen);
      }
    }

    /// Does this worker's part of turn `now`, unless somebody has begun it. Only then the turn waits for it, so it is known to be still on.
    private void tryRun(int now) {
      if (!begun.compareAndSet(now - 1, now)) {
        return;
      }
      try {
        Task current = task;
        if (current != null) {
          current.run(part, threads());
        }
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      } finally {
        left.decrementAndGet();
      }
    }

    /// Spins, then parks, until the turn after `seen` has come; false if the pool was closed instead.
    private boolean awaitTurn(int seen) {
      long since = System.nanoTime();
      while (turn == seen) {
        if (closed) {
          return false;
        }
        if (System.nanoTime() - since < patience) {
          Thread.onSpinWait();
        } else {
          park(seen);
        }
      }
      patience = System.nanoTime() - since < LONG_WAIT ? Math.min(2 * patience, MOST_PATIENCE) : LEAST_PATIENCE;
      return true;
    }

    private void park(int seen) {
      parked = true; // seen by fork, or else fork's new turn is seen by the test below
      if (turn == seen && !closed) {
        LockSupport.park(this);
      }
      parked = false;
    }
  }
}
