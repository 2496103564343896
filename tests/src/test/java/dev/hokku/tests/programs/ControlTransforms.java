package dev.hokku.tests.programs;

import static dev.hokku.tests.programs.ProgramTransform.mean;

import dev.hokku.control.Control;
import dev.hokku.control.ScanOptions;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Programs as bodies of loops and as branches.
final class ControlTransforms {

  private ControlTransforms() {}

  static List<ProgramTransform> all() {
    List<ProgramTransform> all = new ArrayList<>();
    all.add(ProgramTransform.of("scan", f -> in -> scan(f, in, ScanOptions.DEFAULT)));
    all.add(ProgramTransform.of("scan reversed", f -> in -> scan(f, in, ScanOptions.DEFAULT.reversed())));
    all.add(ProgramTransform.of("scan unrolled", f -> in -> scan(f, in, ScanOptions.DEFAULT.unrolled(2))));
    all.add(ProgramTransform.of("map", f -> in -> Control.map(
        (Tensor factor) -> f.apply(in.stream().map(x -> x.mul(factor)).toList()), factors(in))));
    all.add(ProgramTransform.of("foriLoop", f -> in -> Control.foriLoop(0, 2, (i, carry) -> moved(f, carry), in)));
    all.add(new ProgramTransform("foriLoop to a tensor", Modes.NONE, ControlTransforms::forwardsOnly, f -> in ->
        Control.foriLoop(Numpy.scalar(0), Numpy.scalar(2), (i, carry) -> moved(f, carry), in)));
    all.add(new ProgramTransform("whileLoop", Modes.NONE, ControlTransforms::forwardsOnly, f -> in -> {
      Tensor bound = in.getFirst().mean().add(2.731);
      List<Tensor> start = new ArrayList<>(in);
      start.add(Numpy.zerosLike(bound));
      List<Tensor> end = Control.whileLoop(carry -> carry.getLast().lt(bound), carry -> {
        List<Tensor> next = new ArrayList<>(moved(f, carry.subList(0, carry.size() - 1)));
        next.add(carry.getLast().add(1));
        return next;
      }, start);
      return end.subList(0, in.size());
    }));
    all.add(ProgramTransform.of("cond", f -> in -> Control.cond(
        in.getFirst().mean().gt(-0.0237), f, (List<Tensor> x) -> f.apply(x.stream().map(each -> each.mul(0.5)).toList()), in)));
    all.add(ProgramTransform.of("switch", f -> in -> Control.<List<Tensor>, List<Tensor>>switchCase(
        in.getFirst().mean().mul(5).add(1.017).astype(DType.S32), in, f,
        x -> f.apply(x.stream().map(each -> each.mul(0.5)).toList()),
        x -> f.apply(x).stream().map(each -> each.mul(0.5)).toList())));
    all.add(ProgramTransform.of("associativeScan", f -> in -> {
      // A map x -> a x + b for each step: they compose.
      List<Tensor> ys = Control.map((Tensor factor) -> f.apply(in.stream().map(x -> x.mul(factor)).toList()), factors(in));
      return Control.associativeScan(
          (List<List<Tensor>> first, List<List<Tensor>> second) -> composed(first, second), List.of(halves(ys), ys)).get(1);
    }));
    return all;
  }

  private static Modes forwardsOnly(Modes modes) {
    return new Modes(modes.forwards(), false);
  }

  private static Tensor factors(List<Tensor> in) {
    return Numpy.array(1f, 0.5f, 0.25f).astype(in.getFirst().dtype());
  }

  /// A loop of three steps that carries a mean.
  private static List<Tensor> scan(Function<List<Tensor>, List<Tensor>> f, List<Tensor> in, ScanOptions options) {
    var scanned = Control.scan((Tensor carry, Tensor factor) -> {
      List<Tensor> out = f.apply(in.stream().map(x -> x.mul(factor).add(carry.mul(0.1))).toList());
      return new dev.hokku.control.Step<>(Fitting.bounded(carry.add(mean(out))), out);
    }, Numpy.zerosLike(in.getFirst().mean()), factors(in), options);
    List<Tensor> all = new ArrayList<>(scanned.ys());
    all.add(scanned.carry());
    return all;
  }

  /// The inputs moved by what the function gives for them.
  private static List<Tensor> moved(Function<List<Tensor>, List<Tensor>> f, List<Tensor> in) {
    Tensor by = Fitting.bounded(mean(f.apply(in)));
    return in.stream().map(x -> Fitting.bounded(x.add(by))).toList();
  }

  private static List<Tensor> halves(List<Tensor> like) {
    return like.stream().map(x -> Numpy.fullLike(x, 0.5)).toList();
  }

  private static List<List<Tensor>> composed(List<List<Tensor>> first, List<List<Tensor>> second) {
    List<Tensor> factors = new ArrayList<>();
    List<Tensor> offsets = new ArrayList<>();
    for (int i = 0; i < first.getFirst().size(); i++) {
      factors.add(first.get(0).get(i).mul(second.get(0).get(i)));
      offsets.add(first.get(1).get(i).mul(second.get(0).get(i)).add(second.get(1).get(i)));
    }
    return List.of(factors, offsets);
  }
}
