package dev.hokku.tests.programs;

import dev.hokku.control.CustomJvp;
import dev.hokku.control.CustomVjp;
import dev.hokku.control.Remat;
import dev.hokku.control.RematPolicy;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.Jacobian;
import dev.hokku.transform.Jvp;
import dev.hokku.transform.Linearize;
import dev.hokku.transform.Vjp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Derivatives of programs, and what changes how a program is differentiated.
final class DerivativeTransforms {

  private DerivativeTransforms() {}

  static List<ProgramTransform> all() {
    List<ProgramTransform> all = new ArrayList<>();
    all.add(backwards("grad", f -> Grad.grad((List<Tensor> in) -> ProgramTransform.mean(f.apply(in)))));
    all.add(backwards("valueAndGrad", f -> in -> {
      var result = Grad.valueAndGrad((List<Tensor> x) -> ProgramTransform.mean(f.apply(x))).apply(in);
      return with(result.value(), result.grad());
    }));
    all.add(backwards("vjp", f -> in -> {
      Vjp.Result<List<Tensor>, List<Tensor>> result = Vjp.vjp(f, in);
      return with(result.primals().getFirst(), result.pullback().apply(halves(result.primals())));
    }));
    all.add(backwards("jacrev", f -> Jacobian.jacrev((List<Tensor> in) -> few(f.apply(in)))));
    all.add(backwards("hessian", f -> in -> List.of(Jacobian.hessian((Tensor x) -> ProgramTransform.mean(f.apply(replaced(in, x)))).apply(in.getFirst()))));
    all.add(backwards("hvp", f -> in -> Jacobian.hvp((List<Tensor> x) -> ProgramTransform.mean(f.apply(x)), in, directions(in))));
    all.add(forwards("jvp", f -> in -> Jvp.jvp(f, in, directions(in)).tangents()));
    all.add(forwards("linearize", f -> in -> {
      Linearize.Result<List<Tensor>, List<Tensor>> result = Linearize.linearize(f, in);
      return with(result.primals().getFirst(), result.tangents().apply(directions(in)));
    }));
    all.add(forwards("jacfwd", f -> Jacobian.jacfwd((List<Tensor> in) -> few(f.apply(in)))));
    all.add(new ProgramTransform("customJvp", Modes.FORWARDS, modes -> modes, f -> CustomJvp.of(f, (in, tangents) -> Jvp.jvp(f, in, tangents))));
    all.add(new ProgramTransform("customVjp", Modes.BACKWARDS, modes -> Modes.BACKWARDS, f -> CustomVjp.of(
        f, in -> new CustomVjp.Forward<>(f.apply(in), in), (in, ct) -> Vjp.vjp(f, in).pullback().apply(ct))));
    all.add(ProgramTransform.of("remat", Remat::remat));
    all.add(ProgramTransform.of("remat keeping products", f -> Remat.remat(f, RematPolicy.DOTS)));
    all.add(ProgramTransform.of("remat keeping names", f ->
        Remat.remat((List<Tensor> in) -> f.apply(in.stream().map(x -> Remat.checkpointName(x.mul(0.9), "kept")).toList()), RematPolicy.names("kept"))));
    all.add(ProgramTransform.of("stopGradient", f ->
        in -> f.apply(replaced(in, in.getFirst().add(Lax.stopGradient(in.getFirst())).mul(0.5)))));
    return all;
  }

  /// The function may be differentiable backwards only; its derivative has no rules of a user's any more, and can be differentiated forwards too.
  private static ProgramTransform backwards(String name, UnaryOperator<Function<List<Tensor>, List<Tensor>>> change) {
    return new ProgramTransform(name, Modes.BACKWARDS, modes -> Modes.BOTH, change);
  }

  private static ProgramTransform forwards(String name, UnaryOperator<Function<List<Tensor>, List<Tensor>>> change) {
    return new ProgramTransform(name, Modes.FORWARDS, modes -> modes, change);
  }

  private static List<Tensor> directions(List<Tensor> in) {
    return in.stream().map(x -> x.mul(0.5).add(0.25)).toList();
  }

  private static List<Tensor> halves(List<Tensor> like) {
    return like.stream().map(x -> Numpy.fullLike(x, 0.5)).toList();
  }

  private static List<Tensor> replaced(List<Tensor> in, Tensor first) {
    List<Tensor> replaced = new ArrayList<>(in);
    replaced.set(0, first);
    return replaced;
  }

  private static List<Tensor> with(Tensor first, List<Tensor> others) {
    List<Tensor> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }

  /// At most four numbers of the last result.
  private static Tensor few(List<Tensor> out) {
    Tensor flat = out.getLast().reshape(out.getLast().shape().size());
    return Lax.sliceInDim(flat, 0, Math.min(4, flat.dim(0)), 0);
  }
}
