package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.gemm.Product;
import dev.hokku.backend.cpu.gemm.TileCalls;
import dev.hokku.backend.cpu.loop.Kind;
import dev.hokku.backend.cpu.loop.Loop;
import dev.hokku.backend.cpu.threads.WarmUp;
import dev.hokku.backend.cpu.vector.VectorWidth;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// How often each kernel is called in one run of a plan; what is called seldom is warmed up.
final class KernelCalls {

  /// Elements of a row in a warm-up: some dozen vectors.
  private static final int ROW = 512;

  private final TileCalls tiles;
  private final Map<Loop, Calls> loops = new IdentityHashMap<>();

  /// @param operands what a loop reads and writes
  private record Calls(List<Kind> operands, long count) {}

  private KernelCalls(Kernels kernels) {
    this.tiles = new TileCalls(kernels.gemm());
  }

  /// Warms up what some steps call seldom.
  ///
  /// @param once how many of them, from the first on, are done once; the others are repeated
  /// @param times how often they are
  static void warmUp(Kernels kernels, List<Step> steps, int once, int times) {
    if (kernels.width() == VectorWidth.NONE) {
      return; // no vectors, no objects
    }
    KernelCalls calls = new KernelCalls(kernels);
    for (int s = 0; s < steps.size(); s++) {
      steps.get(s).count(calls, s < once ? 1 : times);
    }
    calls.tiles.warmUp(kernels.warmUp());
    calls.loops.forEach((loop, of) -> kernels.warmUp().ifSeldom(of.count(), loop, () -> run(loop, of.operands())));
  }

  /// Counts a product that is computed some times.
  void product(Product product, long times) {
    tiles.add(product, times);
  }

  /// Counts calls of a loop.
  void loop(Loop loop, List<Kind> operands, long times) {
    if (times > 0) {
      loops.merge(loop, new Calls(operands, times), (x, y) -> new Calls(operands, x.count() + y.count()));
    }
  }

  private static void run(Loop loop, List<Kind> operands) {
    Object[] arrays = operands.stream().map(KernelCalls::row).toArray();
    float[] scratch = new float[Loop.SCRATCH + loop.spilledRows() * ROW];
    loop.run(arrays, new int[arrays.length], new int[arrays.length], WarmUp.CALLS, ROW, scratch);
  }

  private static Object row(Kind kind) {
    return switch (kind) {
      case FLOAT -> new float[ROW];
      case INT -> new int[ROW];
      case MASK -> new byte[ROW];
    };
  }

  /// The operands of a loop over floats.
  static List<Kind> floats(int operands) {
    return Collections.nCopies(operands, Kind.FLOAT);
  }
}
