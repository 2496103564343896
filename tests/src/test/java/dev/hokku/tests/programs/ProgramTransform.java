package dev.hokku.tests.programs;

import dev.hokku.control.Control;
import dev.hokku.control.Remat;
import dev.hokku.control.Step;
import dev.hokku.jit.Jit;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Grad;
import dev.hokku.transform.Jvp;
import dev.hokku.transform.Vjp;
import dev.hokku.transform.Vmap;
import dev.hokku.transform.VmapAxes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What can be done to a function of lists of tensors; it gives another one of the same inputs.
enum ProgramTransform {
  /// Compiled.
  JIT {
    @Override
    Function<List<Tensor>, List<Tensor>> of(Function<List<Tensor>, List<Tensor>> f) {
      return in -> Jit.jit(f).apply(in);
    }
  },
  /// The gradient of the sum of the means.
  GRAD {
    @Override
    Function<List<Tensor>, List<Tensor>> of(Function<List<Tensor>, List<Tensor>> f) {
      return Grad.grad((List<Tensor> in) -> mean(f.apply(in)));
    }
  },
  /// The derivative along the inputs themselves.
  JVP {
    @Override
    Function<List<Tensor>, List<Tensor>> of(Function<List<Tensor>, List<Tensor>> f) {
      return in -> Jvp.jvp(f, in, in.stream().map(x -> x.mul(0.5).add(0.25)).toList()).tangents();
    }
  },
  /// The pullback of halves, beside the results.
  VJP {
    @Override
    Function<List<Tensor>, List<Tensor>> of(Function<List<Tensor>, List<Tensor>> f) {
      return in -> {
        Vjp.Result<List<Tensor>, List<Tensor>> result = Vjp.vjp(f, in);
        List<Tensor> all = new ArrayList<>(result.pullback().apply(result.primals().stream().map(x -> Numpy.fullLike(x, 0.5)).toList()));
        all.addAll(result.primals());
        return all;
      };
    }
  },
  /// Over two versions of the inputs, stacked in front.
  VMAP {
    @Override
    Function<List<Tensor>, List<Tensor>> of(Function<List<Tensor>, List<Tensor>> f) {
      return in -> Vmap.vmap(f).apply(in.stream().map(x -> Numpy.stack(List.of(x, x.mul(0.75)), 0)).toList());
    }
  },
  /// Over two versions of the inputs, stacked behind.
  VMAP_BEHIND {
    @Override
    Function<List<Tensor>, List<Tensor>> of(Function<List<Tensor>, List<Tensor>> f) {
      return in -> Vmap.vmap(f, VmapAxes.in(-1)).apply(in.stream().map(x -> Numpy.stack(List.of(x, x.mul(0.75)), -1)).toList());
    }
  },
  /// Computed again in the backward pass.
  REMAT {
    @Override
    Function<List<Tensor>, List<Tensor>> of(Function<List<Tensor>, List<Tensor>> f) {
      return Remat.remat(f);
    }
  },
  /// As the body of a loop of two steps that carries a mean.
  SCAN {
    @Override
    Function<List<Tensor>, List<Tensor>> of(Function<List<Tensor>, List<Tensor>> f) {
      return in -> {
        Tensor factors = Numpy.array(1f, 0.5f).astype(in.getFirst().dtype());
        var scanned = Control.scan((Tensor carry, Tensor factor) -> {
          List<Tensor> out = f.apply(in.stream().map(x -> x.mul(factor)).toList());
          return new Step<>(Fitting.bounded(carry.add(mean(out))), out);
        }, Numpy.zerosLike(in.getFirst().mean()), factors);
        List<Tensor> all = new ArrayList<>(scanned.ys());
        all.add(scanned.carry());
        return all;
      };
    }
  },
  /// As one branch of two.
  COND {
    @Override
    Function<List<Tensor>, List<Tensor>> of(Function<List<Tensor>, List<Tensor>> f) {
      return in -> Control.cond(
          in.getFirst().mean().gt(-0.0237), f, (List<Tensor> x) -> f.apply(x.stream().map(each -> each.mul(0.5)).toList()), in);
    }
  };

  /// The transformed function.
  abstract Function<List<Tensor>, List<Tensor>> of(Function<List<Tensor>, List<Tensor>> f);

  /// One number of all results.
  static Tensor mean(List<Tensor> values) {
    Tensor sum = values.getFirst().mean();
    for (Tensor value : values.subList(1, values.size())) {
      sum = sum.add(value.mean());
    }
    return sum;
  }
}
