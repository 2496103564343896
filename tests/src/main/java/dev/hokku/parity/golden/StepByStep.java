package dev.hokku.parity.golden;

import dev.hokku.control.Scan;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Runs a loop step by step, so that whoever traces its inputs sees each operation of its body.
final class StepByStep {

  private StepByStep() {}

  /// The results of a scan of at least one step.
  static List<Tensor> scan(Scan scan, List<Tensor> in) {
    List<Tensor> consts = in.subList(0, scan.consts());
    List<Tensor> carry = in.subList(scan.consts(), scan.consts() + scan.carry());
    List<Tensor> xs = in.subList(scan.consts() + scan.carry(), in.size());
    List<List<Tensor>> ys = new ArrayList<>();
    for (int step = 0; step < scan.length(); step++) {
      int t = scan.reverse() ? scan.length() - 1 - step : step;
      List<Tensor> slices = xs.stream().map(x -> x.at(t).get()).toList();
      List<Tensor> out = EvalGraph.eval(scan.body(), Stream.of(consts, carry, slices).flatMap(List::stream).toList());
      carry = out.subList(0, scan.carry());
      ys.add(scan.reverse() ? 0 : step, out.subList(scan.carry(), out.size()));
    }
    List<Tensor> results = new ArrayList<>(carry);
    for (int i = 0; i < ys.getFirst().size(); i++) {
      int place = i;
      results.add(Numpy.stack(ys.stream().map(y -> y.get(place)).toList(), 0));
    }
    return results;
  }
}
