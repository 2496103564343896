package dev.hokku.transform;

import dev.hokku.core.Batched;
import dev.hokku.core.Primitive;
import dev.hokku.core.Trace;
import dev.hokku.lax.Binding;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Applies the batching rule of each operation to values and their batch axes.
final class BatchTrace implements TransformTrace {

  private final long level = Trace.nextLevel();
  private final String transform;
  private final int size;
  private boolean finished;

  /// @param size length of the batch axis
  BatchTrace(String transform, int size) {
    this.transform = transform;
    this.size = size;
  }

  @Override
  public long level() {
    return level;
  }

  @Override
  public String transform() {
    return transform;
  }

  @Override
  public boolean finished() {
    return finished;
  }

  void finish() {
    finished = true;
  }

  Tensor join(Batched batched) {
    return batched.isBatched() ? new BatchTensor(this, batched.value(), batched.axis()) : batched.value();
  }

  Batched split(Tensor tensor) {
    return tensor instanceof BatchTensor own && own.trace() == this ? new Batched(own.value(), own.axis()) : Batched.same(tensor);
  }

  @Override
  public List<Tensor> process(Primitive op, List<Tensor> in) {
    requireRunning(op.name());
    List<Batched> batched = new ArrayList<>(in.size());
    boolean any = false;
    for (Tensor operand : in) {
      Batched split = split(operand);
      batched.add(split);
      any |= split.isBatched();
    }
    return any ? op.batch(size, batched).stream().map(this::join).toList() : Binding.bind(op, in);
  }
}
