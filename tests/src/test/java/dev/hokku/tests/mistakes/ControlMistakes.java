package dev.hokku.tests.mistakes;

import dev.hokku.control.Control;
import dev.hokku.control.CustomJvp;
import dev.hokku.control.CustomVjp;
import dev.hokku.control.ScanOptions;
import dev.hokku.control.Step;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.Jvp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Loops and branches whose parts do not fit each other, and rules that do not fit their function.
final class ControlMistakes {

  private ControlMistakes() {}

  private static Tensor f32(int... dims) {
    return Numpy.ones(dims);
  }

  static List<Mistake> all() {
    List<Mistake> all = new ArrayList<>();
    loops(all);
    branches(all);
    rules(all);
    return all;
  }

  private static void loops(List<Mistake> all) {
    all.add(Mistake.of("scan whose carry changes its shape",
        () -> Control.scan((Tensor c, Tensor x) -> new Step<>(c.expandDims(0), x), f32(3), f32(2))));
    all.add(Mistake.of("scan whose carry changes its dtype",
        () -> Control.scan((Tensor c, Tensor x) -> new Step<>(c.astype(DType.F64), x), f32(), f32(2))));
    all.add(Mistake.of("scan whose carry gets one more tensor", () -> Control.scan((List<Tensor> c, Tensor x) ->
        new Step<>(List.of(c.get(0), x), x), List.of(f32()), f32(2))));
    all.add(Mistake.of("scan whose carry loses a name", () -> Control.scan((Map<String, Tensor> c, Tensor x) ->
        new Step<>(Map.of("h", x), x), Map.of("h", f32(), "c", f32()), f32(2))));
    all.add(Mistake.of("scan of xs of different lengths",
        () -> Control.scan((Tensor c, List<Tensor> x) -> new Step<>(c, c), f32(), List.of(f32(2), f32(3)))));
    all.add(Mistake.of("scan of a scalar", () -> Control.scan((Tensor c, Tensor x) -> new Step<>(c, c), f32(), f32())));
    all.add(Mistake.of("scan without xs and length", () -> Control.scan((Tensor c, List<Tensor> x) -> new Step<>(c, c), f32(), List.of())));
    all.add(Mistake.of("scan unrolled by 0", () -> ScanOptions.DEFAULT.unrolled(0)));
    all.add(Mistake.of("if on the carry of scan",
        () -> Control.scan((Tensor c, Tensor x) -> new Step<>(c.item() > 0 ? c : x, c), f32(), f32(2))));
    all.add(Mistake.of("whileLoop with a test that is no bool", () -> Control.whileLoop((Tensor c) -> c, c -> c, f32())));
    all.add(Mistake.of("whileLoop with a test of three", () -> Control.whileLoop((Tensor c) -> c.lt(3), c -> c, f32(3))));
    all.add(Mistake.of("whileLoop whose carry changes", () -> Control.whileLoop((Tensor c) -> c.sum().lt(3), c -> c.sum(), f32(3))));
    all.add(Mistake.of("grad of whileLoop", () -> Grad.grad((Tensor x) -> Control.whileLoop((Tensor c) -> c.lt(3), c -> c.add(1), x)).apply(f32())));
    all.add(Mistake.of("foriLoop whose carry changes", () -> Control.foriLoop(0, 3, (i, c) -> c.sum(), f32(3))));
    all.add(Mistake.of("foriLoop with f32 bounds", () -> Control.foriLoop(Numpy.scalar(0f), Numpy.scalar(3f), (i, c) -> c, f32())));
    all.add(Mistake.of("map of a scalar", () -> Control.map((Tensor x) -> x, f32())));
    all.add(Mistake.of("associativeScan of an operation that changes the shape",
        () -> Control.associativeScan((Tensor x, Tensor y) -> x.add(y).sum(), f32(4))));
    all.add(Mistake.of("shapes that do not fit inside scan",
        () -> Control.scan((Tensor c, Tensor x) -> new Step<>(c.add(x), c), f32(3), f32(2, 4))));
  }

  private static void branches(List<Mistake> all) {
    all.add(Mistake.of("cond on f32", () -> Control.cond(f32(), (Tensor x) -> x, (Tensor x) -> x, f32())));
    all.add(Mistake.of("cond on bool[3]", () -> Control.cond(f32(3).gt(0), (Tensor x) -> x, (Tensor x) -> x, f32())));
    all.add(Mistake.of("cond with branches of different shapes", () -> Control.cond(f32().gt(0), (Tensor x) -> x, (Tensor x) -> x.sum(), f32(3))));
    all.add(Mistake.of("cond with branches of different structure",
        () -> Control.<Tensor, Object>cond(f32().gt(0), x -> List.of(x), x -> List.of(x, x), f32(3))));
    all.add(Mistake.of("switch on f32", () -> Control.switchCase(f32(), f32(), (Tensor x) -> x, (Tensor x) -> x)));
    all.add(Mistake.of("switch without branches", () -> Control.<Tensor, Tensor>switchCase(Numpy.scalar(0), f32())));
  }

  private static void rules(List<Mistake> all) {
    all.add(Mistake.of("customJvp whose rule gives a tangent of another shape", () -> Grad.grad((Tensor x) -> CustomJvp.of(
        (Tensor v) -> v.sin(), (Tensor v, Tensor t) -> new Jvp.Result<>(v.sin(), t.sum())).apply(x).sum()).apply(f32(3))));
    all.add(Mistake.of("customJvp whose rule gives two results", () -> Jvp.jvp((Tensor x) -> CustomJvp.<Tensor, Object>of(
        v -> v.sin(), (v, t) -> new Jvp.Result<>(List.of(v, v), List.of(t, t))).apply(x), f32(3), f32(3))));
    all.add(Mistake.of("jvp of a function with a reverse rule", () -> Jvp.jvp((Tensor x) -> CustomVjp.of(
        (Tensor v) -> v.sin(), v -> new CustomVjp.Forward<>(v.sin(), v), (Tensor v, Tensor ct) -> ct).apply(x), f32(3), f32(3))));
    all.add(Mistake.of("customVjp whose rule gives a cotangent of another shape", () -> Grad.grad((Tensor x) -> CustomVjp.of(
        (Tensor v) -> v.sin(), v -> new CustomVjp.Forward<>(v.sin(), v), (Tensor v, Tensor ct) -> ct.sum()).apply(x).sum()).apply(f32(3))));
    all.add(Mistake.of("customVjp whose forward rule gives another shape", () -> Grad.grad((Tensor x) -> CustomVjp.of(
        (Tensor v) -> v.sin(), v -> new CustomVjp.Forward<>(v.sum(), v), (Tensor v, Tensor ct) -> ct).apply(x).sum()).apply(f32(3))));
  }
}
