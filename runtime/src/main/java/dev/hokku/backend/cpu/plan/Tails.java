package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.gemm.Epilogue;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is done to a product block by block, in order.
final class Tails {

  /// Nothing.
  static final Tails NONE = new Tails(new Tail[0], "");

  private final Tail[] tails;

  private final String text;

  private Tails(Tail[] tails, String text) {
    this.tails = tails;
    this.text = text;
  }

  /// @param columns of the product
  static Tails of(List<LoopMaker> loops, int columns, ToIntFunction<Value> slot) {
    String text = loops.stream().map(loop -> ", then " + loop.plan().text()).collect(Collectors.joining());
    return loops.isEmpty() ? NONE : new Tails(loops.stream().map(loop -> loop.tail(columns, slot)).toArray(Tail[]::new), text);
  }

  /// The most arrays that one of them takes.
  int operands() {
    int most = 0;
    for (Tail tail : tails) {
      most = Math.max(most, tail.operands());
    }
    return most;
  }

  /// Counts the calls of their loops.
  ///
  /// @param rows of the product
  void count(KernelCalls calls, int rows, long times) {
    for (Tail tail : tails) {
      tail.count(calls, rows, times);
    }
  }

  /// All of them for a running call, or null if there are none.
  @Nullable Epilogue on(Frame frame) {
    return tails.length == 0 ? null : (part, row, rows, column, columns) -> {
      for (Tail tail : tails) {
        tail.run(frame, part, row, rows, column, columns);
      }
    };
  }

  /// What follows, for the text of a plan.
  @Override
  public String toString() {
    return text;
  }
}
