package dev.hokku.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.function.Supplier;

/// Shows how far long work is: a bar that is redrawn on a terminal, now and then a line elsewhere. Goes to standard error, so that results can be piped.
final class Progress implements AutoCloseable {

  private static final int WIDTH = 28;

  /// Lines that a run leaves where there is no terminal.
  private static final int LINES = 12;

  private static final long REDRAW_NANOS = 100_000_000;

  private final PrintStream out;
  private final boolean terminal;
  private final String unit;
  private final long total;
  private final long begun = System.nanoTime();
  private final long first;
  private long drawn;
  private long nextLine;

  /// @param unit what is counted: `step`
  /// @param first what was done before
  /// @param total how many there are
  Progress(PrintStream out, boolean terminal, String unit, long first, long total) {
    this.out = out;
    this.terminal = terminal;
    this.unit = unit;
    this.first = first;
    this.total = total;
    this.nextLine = first + 1;
  }

  /// On standard error; a bar if a person watches.
  static Progress ofThisProcess(String unit, long first, long total) {
    Console console = System.console();
    return new Progress(System.err, console != null && console.isTerminal(), unit, first, total);
  }

  /// @param done of the total
  /// @param note what to say of it, if it is shown: `loss 0.1234`
  void show(long done, Supplier<String> note) {
    long now = System.nanoTime();
    if (terminal) {
      if (now - drawn > REDRAW_NANOS || done == total) {
        drawn = now;
        int filled = (int) (WIDTH * done / Math.max(1, total));
        out.print("\r%s%s %s %d/%d  %s  %s left\033[K".formatted("█".repeat(filled), "░".repeat(WIDTH - filled), unit, done, total, note.get(), left(done, now)));
        out.flush();
      }
    } else if (done >= nextLine || done == total) {
      out.println("%s %d/%d  %s  %.1f s".formatted(unit, done, total, note.get(), (now - begun) / 1e9));
      nextLine = done + Math.ceilDiv(total, LINES);
    }
  }

  private String left(long done, long now) {
    double seconds = (now - begun) / 1e9 / Math.max(1, done - first) * (total - done);
    return seconds < 60 ? "%.0f s".formatted(seconds) : "%.0f min".formatted(seconds / 60);
  }

  /// Leaves the bar and goes to a line of its own.
  @Override
  public void close() {
    if (terminal) {
      out.println();
    }
  }
}
