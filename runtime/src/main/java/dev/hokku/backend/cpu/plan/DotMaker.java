package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.gemm.Sgemm;
import java.util.List;
import java.util.function.ToIntFunction;

/// Makes a [DotStep] for one product.
///
/// @param layout without a batch
record DotMaker(Sgemm gemm, DotLayout layout, Value x, Value y, Value out, List<LoopMaker> behind) implements ProductMaker {

  @Override
  public int columns() {
    return layout.columns();
  }

  @Override
  public DotMaker with(Value out, List<LoopMaker> behind) {
    return new DotMaker(gemm, layout, x, y, out, behind);
  }

  @Override
  public Step make(ToIntFunction<Value> slot) {
    return new DotStep(gemm, layout, slot.applyAsInt(x), slot.applyAsInt(y), slot.applyAsInt(out), Tails.of(behind, columns(), slot));
  }
}
