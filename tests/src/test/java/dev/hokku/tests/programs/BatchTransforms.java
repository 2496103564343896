package dev.hokku.tests.programs;

import dev.hokku.jit.Jit;
import dev.hokku.jit.Pmap;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.Collectives;
import dev.hokku.transform.Vmap;
import dev.hokku.transform.VmapAxes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Programs mapped over two versions of their inputs, with collectives between them; and compiled ones.
final class BatchTransforms {

  private static final String AXIS = "versions";

  private BatchTransforms() {}

  static List<ProgramTransform> all() {
    List<ProgramTransform> all = new ArrayList<>();
    all.add(ProgramTransform.of("jit", f -> in -> Jit.jit(f).apply(in)));
    all.add(ProgramTransform.of("vmap", f -> in -> Vmap.vmap(f).apply(versions(in, 0))));
    all.add(ProgramTransform.of("vmap of the last axes", f -> in -> Vmap.vmap(f, VmapAxes.in(-1).out(-1)).apply(versions(in, -1))));
    all.add(ProgramTransform.of("vmap of the first tensor", BatchTransforms::ofTheFirst));
    all.add(collective("psum", out -> Collectives.psum(out, AXIS)));
    all.add(collective("pmean", out -> Collectives.pmean(out, AXIS)));
    all.add(collective("pmax", out -> Collectives.pmax(out, AXIS)));
    all.add(collective("pmin", out -> Collectives.pmin(out, AXIS)));
    all.add(collective("ppermute", out -> Collectives.ppermute(out, AXIS, new int[] {0, 1}, new int[] {1, 0})));
    all.add(collective("allGather", out -> Collectives.allGather(out, AXIS).stream().map(x -> x.at(0).get().mul(0.3).add(x.at(1).get())).toList()));
    all.add(collective("axisIndex", out -> out.stream().map(x -> x.mul(Collectives.axisIndex(AXIS).add(1).astype(x.dtype()))).toList()));
    all.add(ProgramTransform.of("pmap", f -> in -> Pmap.pmap(f, AXIS, 2).apply(versions(in, 0))));
    return all;
  }

  private static List<Tensor> versions(List<Tensor> in, int axis) {
    return in.stream().map(x -> Numpy.stack(List.of(x, x.mul(0.75)), axis)).toList();
  }

  /// Other tensors are the same for both elements.
  private static Function<List<Tensor>, List<Tensor>> ofTheFirst(Function<List<Tensor>, List<Tensor>> f) {
    return in -> {
      List<Tensor> given = new ArrayList<>(in);
      given.set(0, versions(in, 0).getFirst());
      int[] axes = new int[in.size()];
      Arrays.fill(axes, 1, axes.length, VmapAxes.NONE);
      return Vmap.vmap(f, VmapAxes.DEFAULT.inLeaves(0, axes)).apply(given);
    };
  }

  /// Each element's results and what the others' make of them.
  private static ProgramTransform collective(String name, UnaryOperator<List<Tensor>> across) {
    return ProgramTransform.of(name, f -> in -> Vmap.vmap((List<Tensor> x) -> {
      List<Tensor> own = f.apply(x);
      List<Tensor> all = across.apply(own);
      List<Tensor> out = new ArrayList<>();
      for (int i = 0; i < own.size(); i++) {
        out.add(own.get(i).add(all.get(i)).mul(0.5));
      }
      return out;
    }, VmapAxes.DEFAULT.named(AXIS)).apply(versions(in, 0)));
  }
}
