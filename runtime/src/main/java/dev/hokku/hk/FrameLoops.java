package dev.hokku.hk;

import dev.hokku.control.Control;
import dev.hokku.control.ScanOptions;
import dev.hokku.control.Scanned;
import dev.hokku.control.Step;
import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Fn3;
import dev.hokku.tree.Tree;
import java.util.List;
import java.util.function.BiFunction;

/// Loops whose bodies have effects: state and key sequence join the carry, and one block of keys is reserved before the loop and at the end of each step.
///
/// Source: `hk.scan`, `hk.fori_loop`, `hk.while_loop`.
final class FrameLoops {

  private FrameLoops() {}

  /// What a loop carries: the user's carry, and state and keys.
  private record Carry<C>(C own, List<Tensor> effects) implements CarryNode<C> {}

  /// Taken apart as a tree of both.
  private interface CarryNode<C> extends dev.hokku.tree.TreeNode {
    C own();

    List<Tensor> effects();

    @Override
    default List<String> names() {
      return List.of("carry", "effects");
    }

    @Override
    default List<Object> children() {
      return java.util.Arrays.asList(own(), effects());
    }

    @Override
    @SuppressWarnings("unchecked")
    default Object withChildren(List<Object> children) {
      return new Carry<>((C) children.get(0), (List<Tensor>) children.get(1));
    }
  }

  static <C, X, Y> Scanned<C, Y> scan(Frame frame, Fn3<Frame, C, X, Step<C, Y>> f, C init, X xs, ScanOptions options) {
    int length = options.steps("scan", xs);
    if (!frame.runningInit()) {
      return rest(frame, f, init, xs, new ScanOptions(length, options.reverse(), options.unroll()));
    }
    if (length == 0) {
      X example = Tree.map(x -> Lax.zeros(x.aval().withShape(x.shape().remove(0))), xs);
      Step<C, Y> only = f.apply(frame, init, example);
      return new Scanned<>(init, Tree.map(y -> Lax.zeros(y.aval().withShape(y.shape().insert(0, 0))), only.y()));
    }
    int first = options.reverse() ? length - 1 : 0;
    Step<C, Y> step = f.apply(frame, init, Tree.map(x -> Lax.sliceInDim(x, first, first + 1, 0).squeeze(0), xs));
    Y y0 = Tree.map(y -> y.expandDims(0), step.y());
    if (length == 1) {
      return new Scanned<>(step.carry(), y0);
    }
    int from = options.reverse() ? 0 : 1;
    X others = Tree.map(x -> Lax.sliceInDim(x, from, from + length - 1, 0), xs);
    Scanned<C, Y> rest = rest(frame, f, step.carry(), others, new ScanOptions(length - 1, options.reverse(), options.unroll()));
    return new Scanned<>(rest.carry(), Tree.map2(
        (head, tail) -> Numpy.concatenate(options.reverse() ? List.of(tail, head) : List.of(head, tail), 0), y0, rest.ys()));
  }

  private static <C, X, Y> Scanned<C, Y> rest(Frame frame, Fn3<Frame, C, X, Step<C, Y>> f, C init, X xs, ScanOptions options) {
    reserve(frame);
    Scanned<Carry<C>, Y> result = Control.scan(
        (Carry<C> carry, X x) -> {
          Frame fork = frame.fork();
          Carried.install(fork, carry.effects());
          Step<C, Y> step = f.apply(fork, carry.own(), x);
          return new Step<>(new Carry<>(step.carry(), left("scan", frame, fork)), step.y());
        },
        new Carry<>(init, Carried.of(frame)), xs, options);
    Carried.install(frame, result.carry().effects());
    return new Scanned<>(result.carry().own(), result.ys());
  }

  static <C> C foriLoop(Frame frame, int lower, int upper, Fn3<Frame, Tensor, C, C> body, C init) {
    C first = init;
    int from = lower;
    if (frame.runningInit()) {
      first = body.apply(frame, Numpy.scalar(lower), init);
      from++;
    }
    if (from >= upper) {
      return first;
    }
    reserve(frame);
    Carry<C> end = Control.foriLoop(
        from, upper, (Tensor i, Carry<C> carry) -> advance("foriLoop", frame, carry, (fork, c) -> body.apply(fork, i, c)),
        new Carry<>(first, Carried.of(frame)));
    Carried.install(frame, end.effects());
    return end.own();
  }

  static <C> C foriLoop(Frame frame, Tensor lower, Tensor upper, Fn3<Frame, Tensor, C, C> body, C init) {
    C first = init;
    Tensor from = lower;
    if (frame.runningInit()) {
      first = body.apply(frame, lower, init);
      from = lower.add(Lax.full(new ShapedArray(lower.dtype(), Shape.SCALAR), 1L));
    }
    reserve(frame);
    Carry<C> end = Control.foriLoop(
        from, upper, (Tensor i, Carry<C> carry) -> advance("foriLoop", frame, carry, (fork, c) -> body.apply(fork, i, c)),
        new Carry<>(first, Carried.of(frame)));
    Carried.install(frame, end.effects());
    return end.own();
  }

  static <C> C whileLoop(Frame frame, BiFunction<Frame, C, Tensor> test, BiFunction<Frame, C, C> body, C init) {
    if (frame.runningInit()) {
      throw new HokkuException(
          "whileLoop cannot run at init: nobody knows whether its body runs, so its parameters could be missing.",
          SourceLines.current(),
          "Write `val = runningInit() ? body.forward(val) : whileLoop(…)`, so that init runs the body once.");
    }
    reserve(frame);
    Carry<C> end = Control.whileLoop(
        (Carry<C> carry) -> {
          Frame fork = frame.fork();
          Carried.install(fork, carry.effects());
          Frame before = fork.fork();
          Tensor goOn = test.apply(fork, carry.own());
          Changes changes = Changes.between(before, fork);
          if (!changes.equals(new Changes(List.of(), List.of(), List.of(), false))) {
            throw new HokkuException(
                "The test of whileLoop sets state or draws a random key.", SourceLines.current(), "Do so in the body, and hand on what the test needs in the carry.");
          }
          return goOn;
        },
        (Carry<C> carry) -> advance("whileLoop", frame, carry, body),
        new Carry<>(init, Carried.of(frame)));
    Carried.install(frame, end.effects());
    return end.own();
  }

  private static <C> Carry<C> advance(String what, Frame frame, Carry<C> carry, BiFunction<Frame, C, C> body) {
    Frame fork = frame.fork();
    Carried.install(fork, carry.effects());
    C next = body.apply(fork, carry.own());
    return new Carry<>(next, left(what, frame, fork));
  }

  /// State and keys at the end of a step.
  private static List<Tensor> left(String what, Frame frame, Frame fork) {
    Carried.requireSameNames(what, frame, fork);
    reserve(fork);
    return Carried.of(fork);
  }

  static void reserve(Frame frame) {
    KeySequence keys = frame.keys();
    if (keys != null) {
      keys.reserveUpToFull();
    }
  }
}
