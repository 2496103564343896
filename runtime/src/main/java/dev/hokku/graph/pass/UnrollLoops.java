package dev.hokku.graph.pass;

import dev.hokku.control.Scan;
import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.lax.Binding;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.EvalGraph;
import dev.hokku.transform.MakeGraph;
import java.util.ArrayList;
import java.util.List;

/// Lays out several steps of a loop in one, as many as its `unroll` says: more code, fewer turns, and passes that see from one step into the next.
///
/// ```text
/// before:  c, ys = scan[length=5, unroll=2, body=f] init xs
/// after:   c4, y4 = scan[length=2, unroll=1, body=f f] init xs[0:4 as 2 by 2];  c, y = f c4 xs[4];  ys = concatenate y4 y
/// ```
///
/// The steps that are left over come last, or first where the loop runs backwards. A loop of no more steps than `unroll` disappears.
/// Keeps: the order of steps, and so each bit. Leaves behind: a loop with `unroll` 1. Cost: the size of what it writes.
public record UnrollLoops() implements Pass {

  @Override
  public Graph run(Graph graph) {
    if (graph.eqns().stream().noneMatch(UnrollLoops::fires)) {
      return graph;
    }
    Inlining inlining = new Inlining(graph);
    for (Eqn eqn : graph.eqns()) {
      if (fires(eqn) && eqn.op() instanceof Scan scan) {
        ClosedGraph unrolled = MakeGraph.trace("scan", eqn.in().stream().map(Atom::aval).toList(), in -> unrolled(scan, in));
        inlining.replace(eqn, unrolled.graph());
      } else {
        inlining.keep(eqn);
      }
    }
    return inlining.result();
  }

  private static boolean fires(Eqn eqn) {
    return eqn.op() instanceof Scan scan && scan.unroll() > 1 && scan.length() > 0;
  }

  private static List<Tensor> unrolled(Scan scan, List<Tensor> in) {
    List<Tensor> consts = in.subList(0, scan.consts());
    List<Tensor> carry = in.subList(scan.consts(), scan.consts() + scan.carry());
    List<Tensor> xs = in.subList(scan.consts() + scan.carry(), in.size());
    int even = scan.length() - scan.length() % scan.unroll();
    List<Tensor> first = between(xs, 0, even);
    List<Tensor> rest = between(xs, even, scan.length());
    if (scan.reverse()) {
      List<Tensor> odd = steps(scan, consts, carry, rest, scan.length() - even);
      List<Tensor> all = turns(scan, consts, odd.subList(0, scan.carry()), first, even);
      return joined(scan, all.subList(0, scan.carry()), all, odd);
    }
    List<Tensor> all = turns(scan, consts, carry, first, even);
    List<Tensor> odd = steps(scan, consts, all.subList(0, scan.carry()), rest, scan.length() - even);
    return joined(scan, odd.subList(0, scan.carry()), all, odd);
  }

  /// The last carry, and the ys of the turns with those of the steps that are left over behind them.
  private static List<Tensor> joined(Scan scan, List<Tensor> carry, List<Tensor> turns, List<Tensor> steps) {
    List<Tensor> out = new ArrayList<>(carry);
    for (int i = scan.carry(); i < turns.size(); i++) {
      out.add(Lax.concatenate(List.of(turns.get(i), steps.get(i)), 0));
    }
    return out;
  }

  /// A loop over `even` steps, `unroll` of them in each turn.
  private static List<Tensor> turns(Scan scan, List<Tensor> consts, List<Tensor> carry, List<Tensor> xs, int even) {
    int unroll = scan.unroll();
    int turns = even / unroll;
    if (turns < 2) {
      return steps(scan, consts, carry, xs, even);
    }
    List<Tensor> operands = new ArrayList<>(consts);
    operands.addAll(carry);
    List<ShapedArray> avals = new ArrayList<>(operands.stream().map(Tensor::aval).toList());
    for (Tensor x : xs) {
      Shape step = x.shape().remove(0);
      operands.add(Lax.reshape(x, Shape.of(turns, unroll).concat(step)));
      avals.add(x.aval().withShape(Shape.of(unroll).concat(step)));
    }
    Graph body = MakeGraph.trace("scan", avals, in -> steps(
        scan, in.subList(0, scan.consts()), in.subList(scan.consts(), scan.consts() + scan.carry()),
        in.subList(scan.consts() + scan.carry(), in.size()), unroll)).graph();
    List<Tensor> out = new ArrayList<>(Binding.bind(new Scan(body, turns, scan.consts(), scan.carry(), scan.reverse(), 1), operands));
    for (int i = scan.carry(); i < out.size(); i++) {
      Tensor y = out.get(i);
      out.set(i, Lax.reshape(y, Shape.of(even).concat(y.shape().remove(0).remove(0))));
    }
    return out;
  }

  /// `count` steps written out: the carry behind them and the ys, stacked.
  private static List<Tensor> steps(Scan scan, List<Tensor> consts, List<Tensor> carry, List<Tensor> xs, int count) {
    List<List<Tensor>> ys = new ArrayList<>();
    List<Tensor> current = carry;
    for (int i = 0; i < count; i++) {
      int place = scan.reverse() ? count - 1 - i : i;
      List<Tensor> in = new ArrayList<>(consts);
      in.addAll(current);
      xs.forEach(x -> in.add(Lax.reshape(Lax.sliceInDim(x, place, place + 1, 0), x.shape().remove(0))));
      List<Tensor> out = EvalGraph.eval(scan.body(), in);
      current = out.subList(0, scan.carry());
      ys.add(scan.reverse() ? 0 : i, out.subList(scan.carry(), out.size()));
    }
    List<Tensor> result = new ArrayList<>(current);
    for (int i = scan.carry(); i < scan.body().outvars().size(); i++) {
      int y = i - scan.carry();
      ShapedArray aval = scan.body().outvars().get(i).aval();
      result.add(count == 0
          ? Lax.zeros(aval.withShape(aval.shape().insert(0, 0)))
          : Numpy.stack(ys.stream().map(each -> each.get(y)).toList(), 0));
    }
    return result;
  }

  private static List<Tensor> between(List<Tensor> xs, int start, int limit) {
    return xs.stream().map(x -> Lax.sliceInDim(x, start, limit, 0)).toList();
  }
}
