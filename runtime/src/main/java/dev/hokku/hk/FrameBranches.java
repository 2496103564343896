package dev.hokku.hk;

import dev.hokku.control.Control;
import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Branches that have effects: each returns what it leaves, and all must leave the same names. One block of keys is reserved before and in each branch.
///
/// Source: `hk.cond`, `hk.switch`.
final class FrameBranches {

  private FrameBranches() {}

  static <A, R> R cond(
      Frame frame, Tensor predicate, BiFunction<Frame, A, R> onTrue, BiFunction<Frame, A, R> onFalse, A operand) {
    Left left = new Left();
    FrameLoops.reserve(frame);
    List<Object> result = Control.cond(
        predicate, (A a) -> branch("cond", frame, onTrue, a, left), (A a) -> branch("cond", frame, onFalse, a, left), operand);
    return merged(frame, result, left);
  }

  static <A, R> R switchCase(Frame frame, Tensor index, A operand, List<BiFunction<Frame, A, R>> branches) {
    Left left = new Left();
    FrameLoops.reserve(frame);
    List<Function<A, List<Object>>> pure = new ArrayList<>();
    for (BiFunction<Frame, A, R> branch : branches) {
      pure.add(a -> branch("switchCase", frame, branch, a, left));
    }
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of functions, which Java cannot make otherwise
    Function<A, List<Object>>[] array = pure.toArray(new Function[0]);
    return merged(frame, Control.switchCase(index, operand, array), left);
  }

  /// The names that the branch which was traced first has left.
  private static final class Left {
    private @Nullable Changes changes;
  }

  private static <A, R> List<Object> branch(String what, Frame frame, BiFunction<Frame, A, R> f, A operand, Left left) {
    Frame fork = frame.fork();
    R result = f.apply(fork, operand);
    FrameLoops.reserve(fork);
    Changes changes = Changes.everything(frame, fork);
    if (left.changes != null && !left.changes.equals(changes)) {
      throw new HokkuException(
          "The branches of %s leave different things: one makes [%s], another [%s].".formatted(what, left.changes.describeNew(), changes.describeNew()),
          SourceLines.current(),
          "At init, run all branches one after the other, so that each makes its parameters: `if (runningInit()) { a.forward(x); b.forward(x); }`.");
    }
    left.changes = changes;
    return List.of(result, changes.values(fork));
  }

  @SuppressWarnings("unchecked") // what branch puts into the list
  private static <R> R merged(Frame frame, List<Object> result, Left left) {
    if (left.changes != null) {
      left.changes.install(frame, (List<Tensor>) result.get(1));
    }
    return (R) result.get(0);
  }
}
