package dev.hokku.graph.pass;

import dev.hokku.control.Scan;
import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Var;
import dev.hokku.lax.Add;
import dev.hokku.lax.Binding;
import dev.hokku.lax.DotDims;
import dev.hokku.lax.DotGeneral;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Transpose;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.MakeGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Takes sums of products out of loops: where all that a step does with a carry is to add a product to it, the step hands out the factors instead, and one
/// product over all steps is added behind the loop.
///
/// ```text
/// before:  c1, ys = scan[c' = add c (dot p q)] c0 xs
/// after:   ys, ps, qs = scan[…] xs;  c1 = add c0 (dot ps qs)     contracting along the steps too
/// ```
///
/// The gradient of a recurrent network's weights comes in this form: a matrix as large as the weights, read and written at each step for the sake of a small
/// batch. Fires only where the factors of a step are together smaller than the sum. Keeps: the value, up to the order of the sum. Leaves behind: dead
/// products in the body. Cost: the size of the bodies.
public record SumsBehindLoops() implements Pass {

  /// A carry that is only a sum.
  ///
  /// @param carry its number
  /// @param left a factor, by its variable in the body
  /// @param right the other
  /// @param turned the order that the product's axes are brought to before it is added
  private record Sum(int carry, Var left, Var right, DotDims dims, Optional<Axes> turned) {}

  @Override
  public Graph run(Graph graph) {
    Map<Eqn, List<Sum>> found = new HashMap<>();
    for (Eqn eqn : graph.eqns()) {
      if (eqn.op() instanceof Scan scan && scan.length() > 1) {
        List<Sum> sums = sums(scan);
        if (!sums.isEmpty()) {
          found.put(eqn, sums);
        }
      }
    }
    if (found.isEmpty()) {
      return graph;
    }
    Inlining inlining = new Inlining(graph);
    for (Eqn eqn : graph.eqns()) {
      if (found.containsKey(eqn) && eqn.op() instanceof Scan scan) {
        ClosedGraph rewritten = MakeGraph.trace("scan", eqn.in().stream().map(Atom::aval).toList(), in -> summed(scan, found.get(eqn), in));
        inlining.replace(eqn, rewritten.graph());
      } else {
        inlining.keep(eqn);
      }
    }
    return inlining.result();
  }

  private static List<Sum> sums(Scan scan) {
    Graph body = scan.body();
    Map<Var, Eqn> definitions = new HashMap<>();
    Map<Atom, Integer> uses = Uses.count(body);
    for (Eqn eqn : body.eqns()) {
      eqn.out().forEach(out -> definitions.put(out, eqn));
    }
    List<Var> fixed = body.invars().subList(0, scan.consts());
    List<Sum> sums = new ArrayList<>();
    for (int i = 0; i < scan.carry(); i++) {
      sum(i, body.invars().get(scan.consts() + i), body.outvars().get(i), definitions, uses)
          .filter(sum -> !fixed.contains(sum.left()) && !fixed.contains(sum.right()))
          .ifPresent(sums::add);
    }
    return sums;
  }

  private static Optional<Sum> sum(int carry, Var before, Atom after, Map<Var, Eqn> definitions, Map<Atom, Integer> uses) {
    Eqn add = after instanceof Var v ? definitions.get(v) : null;
    if (add == null || !(add.op() instanceof Add) || !before.aval().dtype().isFloating()
        || uses.getOrDefault(before, 0) != 1 || uses.getOrDefault(after, 0) != 1 || !add.in().contains(before)) {
      return Optional.empty();
    }
    Atom term = add.in().get(add.in().getFirst().equals(before) ? 1 : 0);
    Eqn product = term instanceof Var v ? definitions.get(v) : null;
    Optional<Axes> turned = Optional.empty();
    if (product != null && product.op() instanceof Transpose transpose) {
      turned = Optional.of(transpose.permutation());
      product = product.in().getFirst() instanceof Var v ? definitions.get(v) : null;
    }
    if (product != null && product.op() instanceof DotGeneral dot
        && product.in().get(0) instanceof Var left && product.in().get(1) instanceof Var right
        && left.aval().size() + right.aval().size() < before.aval().size()) {
      return Optional.of(new Sum(carry, left, right, dot.dims(), turned));
    }
    return Optional.empty();
  }

  /// The loop without these carries, and the sums behind it; results in the order of the loop's.
  private static List<Tensor> summed(Scan scan, List<Sum> sums, List<Tensor> in) {
    Graph body = scan.body();
    List<Var> gone = sums.stream().map(sum -> body.invars().get(scan.consts() + sum.carry())).toList();
    List<Var> invars = new ArrayList<>();
    List<Tensor> operands = new ArrayList<>();
    for (int i = 0; i < body.invars().size(); i++) {
      if (!gone.contains(body.invars().get(i))) {
        invars.add(body.invars().get(i));
        operands.add(in.get(i));
      }
    }
    List<Atom> outvars = new ArrayList<>();
    for (int i = 0; i < body.outvars().size(); i++) {
      if (!isSum(i, sums)) {
        outvars.add(body.outvars().get(i));
      }
    }
    List<Var> xs = body.invars().subList(scan.consts() + scan.carry(), body.invars().size());
    List<Var> handedOut = sums.stream().flatMap(sum -> Stream.of(sum.left(), sum.right())).filter(factor -> !xs.contains(factor)).distinct().toList();
    int before = outvars.size();
    outvars.addAll(handedOut);
    List<Eqn> eqns = body.eqns().stream().filter(eqn -> eqn.in().stream().noneMatch(gone::contains)).toList();
    Scan shorter = new Scan(
        new Graph(invars, eqns, outvars), scan.length(), scan.consts(), scan.carry() - sums.size(), scan.reverse(), scan.unroll());
    List<Tensor> out = Binding.bind(shorter, operands);
    Function<Var, Tensor> stacked = factor ->
        xs.contains(factor) ? in.get(body.invars().indexOf(factor)) : out.get(before + handedOut.indexOf(factor));
    List<Tensor> results = new ArrayList<>();
    int kept = 0;
    int done = 0;
    for (int i = 0; i < body.outvars().size(); i++) {
      if (isSum(i, sums)) {
        Sum sum = sums.get(done);
        Tensor product = Lax.dotGeneral(stacked.apply(sum.left()), stacked.apply(sum.right()), alongSteps(sum.dims()));
        done++;
        results.add(Lax.add(in.get(scan.consts() + i), sum.turned().map(axes -> Lax.transpose(product, axes)).orElse(product)));
      } else {
        results.add(out.get(kept++));
      }
    }
    return results;
  }

  private static boolean isSum(int output, List<Sum> sums) {
    return sums.stream().anyMatch(sum -> sum.carry() == output);
  }

  /// The same contraction for factors with the steps in front, which are contracted too.
  private static DotDims alongSteps(DotDims dims) {
    return new DotDims(
        dims.lhsContract().shiftedFrom(0).prepend(0), dims.rhsContract().shiftedFrom(0).prepend(0),
        dims.lhsBatch().shiftedFrom(0), dims.rhsBatch().shiftedFrom(0));
  }
}
