package dev.hokku.parity.golden;

import dev.hokku.control.Scan;
import dev.hokku.core.Primitive;
import dev.hokku.core.Trace;
import dev.hokku.lax.Binding;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// Computes each operation by itself but the bodies of loops, which XLA compiles even where a program runs operation by operation: recorded results were.
final class CompiledLoops implements Trace {

  private final long level = Trace.nextLevel();

  /// A tensor that goes into the program.
  Tensor entering(Tensor tensor) {
    return new Concrete(this, tensor);
  }

  @Override
  public long level() {
    return level;
  }

  @Override
  public List<Tensor> process(Primitive op, List<Tensor> in) {
    List<Tensor> operands = in.stream().map(Concrete::value).toList();
    List<Tensor> results = op instanceof Scan scan && scan.length() > 0 ? compiled(scan, operands) : Binding.bind(op, operands);
    return results.stream().map(this::entering).toList();
  }

  private static List<Tensor> compiled(Scan scan, List<Tensor> operands) {
    CompiledRoundings code = CompiledRoundings.contracted();
    return StepByStep.scan(scan, operands.stream().map(code::entering).toList()).stream().map(Concrete::value).toList();
  }
}
