package dev.hokku.tests.mistakes;

import dev.hokku.jit.Jit;
import dev.hokku.jit.Pmap;
import dev.hokku.lax.Numpy;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Collectives;
import dev.hokku.transform.Grad;
import dev.hokku.transform.Jacobian;
import dev.hokku.transform.Jvp;
import dev.hokku.transform.Linearize;
import dev.hokku.transform.Vjp;
import dev.hokku.transform.Vmap;
import dev.hokku.transform.VmapAxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Functions that a transform cannot take, and values that it does not have.
final class TransformMistakes {

  private TransformMistakes() {}

  private static Tensor f32(int... dims) {
    return Numpy.ones(dims);
  }

  private static Tensor s32(int... dims) {
    return Numpy.ones(DType.S32, Shape.of(dims));
  }

  static List<Mistake> all() {
    List<Mistake> all = new ArrayList<>();
    derivatives(all);
    values(all);
    leaks(all);
    batches(all);
    compiled(all);
    return all;
  }

  private static void derivatives(List<Mistake> all) {
    all.add(Mistake.of("grad of a vector", () -> Grad.grad((Tensor x) -> x.mul(2)).apply(f32(3))));
    all.add(Mistake.of("grad of an integer", () -> Grad.grad((Tensor x) -> x.sum().astype(DType.S32)).apply(f32(3))));
    all.add(Mistake.of("grad with respect to s32", () -> Grad.grad((Tensor x) -> x.sum()).apply(s32(3))));
    all.add(Mistake.of("grad with respect to a map with s32 in it",
        () -> Grad.grad((Map<String, Tensor> p) -> p.get("w").sum()).apply(Map.of("w", f32(2), "n", s32()))));
    all.add(Mistake.of("jvp with a tangent of another shape", () -> Jvp.jvp((Tensor x) -> x.sin(), f32(3), f32(2))));
    all.add(Mistake.of("jvp with a tangent of another dtype", () -> Jvp.jvp((Tensor x) -> x.sin(), f32(3), f32(3).astype(DType.F64))));
    all.add(Mistake.of("jvp with a tangent of another structure",
        () -> Jvp.jvp((List<Tensor> x) -> x.get(0).sin(), List.of(f32(), f32()), List.of(f32()))));
    all.add(Mistake.of("the pullback of a cotangent of another shape", () -> Vjp.vjp((Tensor x) -> x.sin(), f32(3)).pullback().apply(f32(2))));
    all.add(Mistake.of("a linearized function of a tangent of another shape",
        () -> Linearize.linearize((Tensor x) -> x.sin(), f32(3)).tangents().apply(f32(2))));
    all.add(Mistake.of("jacfwd with respect to s32", () -> Jacobian.jacfwd((Tensor x) -> x.sin()).apply(s32(3))));
    all.add(Mistake.of("shapes that do not fit inside grad", () -> Grad.grad((Tensor x) -> x.add(f32(4)).sum()).apply(f32(3))));
  }

  private static void values(List<Mistake> all) {
    all.add(Mistake.of("if (x.item() > 0) inside jit", () -> Jit.jit((Tensor x) -> x.item() > 0 ? x : x.neg()).apply(f32())));
    all.add(Mistake.of("x.item() inside grad", () -> Grad.grad((Tensor x) -> x.mul(x.item())).apply(f32())));
    all.add(Mistake.of("x.toFloatArray() inside vmap", () -> Vmap.vmap((Tensor x) -> x.mul(x.toFloatArray()[0])).apply(f32(3))));
    all.add(Mistake.of("x.item() inside vmap inside jit", () -> Jit.jit((Tensor v) -> Vmap.vmap((Tensor x) -> x.mul(x.item())).apply(v)).apply(f32(3))));
    all.add(Mistake.of("x.item() of a captured tracer", () -> Jit.jit((Tensor x) -> Grad.grad((Tensor y) -> y.mul(x.item())).apply(x)).apply(f32())));
    all.add(Mistake.of("toString inside jit", () -> Jit.jit((Tensor x) -> {
      throw new IllegalStateException("x is " + x); // shown, not refused: printing helps to find mistakes
    }).apply(f32(3))));
    all.add(Mistake.of("x.item() of a type without data", () -> ShapeDtype.f32().item()));
  }

  private static void leaks(List<Mistake> all) {
    List<Tensor> kept = new ArrayList<>();
    all.add(Mistake.of("a tracer kept from jit", () -> {
      Jit.jit((Tensor x) -> {
        kept.add(x.mul(2));
        return x;
      }).apply(f32());
      kept.getLast().add(1);
    }));
    all.add(Mistake.of("a tracer kept from grad", () -> {
      Grad.grad((Tensor x) -> {
        kept.add(x.mul(2));
        return x;
      }).apply(f32());
      kept.getLast().add(1);
    }));
    all.add(Mistake.of("a tracer kept from vmap and given to jit", () -> {
      Vmap.vmap((Tensor x) -> {
        kept.add(x.mul(2));
        return x;
      }).apply(f32(3));
      Jit.jit((Tensor x) -> x.add(1)).apply(kept.getLast());
    }));
    all.add(Mistake.of("a tracer kept from jit and read", () -> {
      Jit.jit((Tensor x) -> {
        kept.add(x.mul(2));
        return x;
      }).apply(f32());
      kept.getLast().item();
    }));
    all.add(Mistake.of("a tracer kept from an earlier call and returned", () -> {
      Grad.grad((Tensor x) -> {
        kept.add(x);
        return x;
      }).apply(f32());
      Grad.grad((Tensor x) -> kept.getLast()).apply(f32());
    }));
  }

  private static void batches(List<Mistake> all) {
    all.add(Mistake.of("vmap over f32[2] and f32[3]", () -> Vmap.vmap((Tensor x, Tensor y) -> x.add(y)).apply(f32(2), f32(3))));
    all.add(Mistake.of("vmap over a scalar", () -> Vmap.vmap((Tensor x) -> x).apply(f32())));
    all.add(Mistake.of("vmap over axis 2 of f32[2,3]", () -> Vmap.vmap((Tensor x) -> x, VmapAxes.in(2)).apply(f32(2, 3))));
    all.add(Mistake.of("vmap over nothing", () -> Vmap.vmap((Tensor x) -> x, VmapAxes.in(VmapAxes.NONE)).apply(f32(2))));
    all.add(Mistake.of("vmap with 2 axes for 1 tensor", () -> Vmap.vmap((Tensor x) -> x, VmapAxes.DEFAULT.inLeaves(0, 0, 1)).apply(f32(2, 3))));
    all.add(Mistake.of("vmap with a mapped result declared unmapped", () -> Vmap.vmap((Tensor x) -> x, VmapAxes.DEFAULT.out(VmapAxes.NONE)).apply(f32(2))));
    all.add(Mistake.of("vmap with the batch at axis 5 of the result", () -> Vmap.vmap((Tensor x) -> x, VmapAxes.DEFAULT.out(5)).apply(f32(2))));
    all.add(Mistake.of("psum over an axis that nobody named", () -> Vmap.vmap((Tensor x) -> Collectives.psum(x, "batch")).apply(f32(2))));
    all.add(Mistake.of("ppermute to one place twice", () -> Vmap.vmap(
        (Tensor x) -> Collectives.ppermute(x, "i", new int[] {0, 1}, new int[] {0, 0}), VmapAxes.DEFAULT.named("i")).apply(f32(2))));
    all.add(Mistake.of("pmap over more slices than devices", () -> Pmap.pmap((Tensor x) -> x, "i", 2).apply(f32(3))));
    all.add(Mistake.of("shapes that do not fit inside vmap", () -> Vmap.vmap((Tensor x) -> x.add(f32(4))).apply(f32(2, 3))));
  }

  private static void compiled(List<Mistake> all) {
    all.add(Mistake.of("shapes that do not fit inside jit", () -> Jit.jit((Tensor x) -> x.matmul(f32(4, 5))).apply(f32(2, 3))));
    all.add(Mistake.of("jit of a result of 8 GiB", () -> Jit.jit((Tensor x) -> x.broadcastTo(Shape.of(46_000, 46_000)).add(1)).apply(f32(46_000))));
    all.add(Mistake.of("jit of a type without data", () -> Jit.jit((Tensor x) -> x.add(1)).apply(ShapeDtype.f32(3))));
  }
}
