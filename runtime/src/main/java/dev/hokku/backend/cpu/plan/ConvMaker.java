package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.gemm.Sgemm;
import java.util.List;
import java.util.function.ToIntFunction;

/// Makes a [ConvStep] for one group.
record ConvMaker(Sgemm gemm, ConvLayout layout, Value x, Value w, Value out, List<LoopMaker> behind) implements ProductMaker {

  @Override
  public int columns() {
    return layout.out();
  }

  @Override
  public ConvMaker with(Value out, List<LoopMaker> behind) {
    return new ConvMaker(gemm, layout, x, w, out, behind);
  }

  @Override
  public Step make(ToIntFunction<Value> slot) {
    return new ConvStep(gemm, layout, slot.applyAsInt(x), slot.applyAsInt(w), slot.applyAsInt(out), Tails.of(behind, columns(), slot));
  }
}
