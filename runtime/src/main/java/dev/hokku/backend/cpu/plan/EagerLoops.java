package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.kernel.Cells;
import dev.hokku.backend.cpu.loop.Kind;
import dev.hokku.backend.cpu.loop.Loop;
import dev.hokku.backend.cpu.loop.LoopBuilder;
import dev.hokku.backend.cpu.loop.LoopOp;
import dev.hokku.backend.cpu.threads.Parts;
import dev.hokku.core.Primitive;
import dev.hokku.lax.Elementwise;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.ShapedArray;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Elementwise operations outside `jit`: one loop for each operation and its dtypes, whatever the shape.
public final class EagerLoops {

  private static final int WORTH_SHARING = 65_536;
  private static final int PIECE = 64;
  private static final float[] NO_SCRATCH = new float[Loop.SCRATCH];

  private final Kernels kernels;
  private final ConcurrentHashMap<Key, Optional<Loop>> known = new ConcurrentHashMap<>();

  private record Key(Primitive op, DType first, DType last, DType out) {}

  /// @param kernels makes the loops
  public EagerLoops(Kernels kernels) {
    this.kernels = kernels;
  }

  /// The result of `op`, or no results if it is not elementwise or loops do not know it.
  public List<Buffer> evaluate(Primitive op, List<Buffer> in, List<ShapedArray> inAvals, List<ShapedArray> outAvals) {
    if (!(op instanceof Elementwise)) {
      return List.of();
    }
    DType dtype = outAvals.getFirst().dtype();
    Key key = new Key(op, inAvals.getFirst().dtype(), inAvals.getLast().dtype(), dtype);
    Optional<Loop> loop = known.get(key);
    if (loop == null) {
      loop = known.computeIfAbsent(key, ignored -> loop(op, inAvals, dtype));
    }
    if (loop.isEmpty()) {
      return List.of();
    }
    int n = outAvals.getFirst().size();
    Buffer out = kernels.results().take(dtype, n);
    run(loop.get(), in, out, n);
    return List.of(out);
  }

  private void run(Loop loop, List<Buffer> in, Buffer out, int n) {
    Object[] arrays = new Object[in.size() + 1];
    for (int i = 0; i < in.size(); i++) {
      arrays[i] = Cells.array(in.get(i));
    }
    arrays[in.size()] = Cells.array(out);
    if (n < WORTH_SHARING || kernels.pool().threads() == 1) {
      piece(loop, in, out, arrays, 0, n);
    } else {
      kernels.pool().run((part, parts) -> {
        int from = Parts.begin(n, part, parts, PIECE);
        piece(loop, in, out, arrays, from, Parts.begin(n, part + 1, parts, PIECE) - from);
      });
    }
  }

  private static void piece(Loop loop, List<Buffer> in, Buffer out, Object[] arrays, int from, int n) {
    int[] offsets = new int[arrays.length];
    for (int i = 0; i < in.size(); i++) {
      offsets[i] = in.get(i).offset() + from;
    }
    offsets[in.size()] = out.offset() + from;
    loop.run(arrays, offsets, offsets, 1, n, NO_SCRATCH);
  }

  private Optional<Loop> loop(Primitive op, List<ShapedArray> inAvals, DType out) {
    DType[] types = inAvals.stream().map(ShapedArray::dtype).toArray(DType[]::new);
    if (!LoopRules.covers(op, types, out)) {
      return Optional.empty();
    }
    LoopBuilder b = new LoopBuilder();
    int[] args = new int[types.length];
    for (int i = 0; i < types.length; i++) {
      args[i] = b.input(Kind.of(types[i]).orElseThrow(), true);
    }
    int result = new LoopRules(b).value(op, types, out, args).orElseThrow();
    if (!b.computed(result)) {
      result = b.kind(result) == Kind.MASK ? b.apply(LoopOp.OR, result, result) : b.apply(LoopOp.SELECT, b.constant(true), result, result);
    }
    return Optional.of(kernels.loops().loop(b.build(List.of(result))));
  }
}
