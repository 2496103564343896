package dev.hokku.graph.pass;

import dev.hokku.graph.Atom;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Literal;
import dev.hokku.lax.Add;
import dev.hokku.lax.Full;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Pad;
import dev.hokku.lax.Padding;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.MakeGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts pieces side by side that are filled up with zeros and added.
///
/// ```text
/// before:  a = pad[(0,2)] x 0;  b = pad[(3,0)] y 0;  c = add a b        (nothing else reads sums on the way)
/// after:   p = add x 0;  q = add y 0;  c = concatenate p q
/// ```
///
/// The gradient of a value that was split comes in this form. Fires where the pieces fill an axis without a gap. Keeps each bit: adding zero makes 0 of -0,
/// here as there, and is one more operation in the loop that makes the piece. Leaves behind: dead pads and sums. Cost: one walk.
public record SumsOfPads() implements Pass {

  /// A piece and where it begins along the axis.
  private record Piece(Atom of, int axis, int begin, int end) {}

  @Override
  public Graph run(Graph graph) {
    if (graph.eqns().stream().noneMatch(eqn -> eqn.op() instanceof Pad)) {
      return graph;
    }
    Map<Atom, Integer> uses = Uses.count(graph);
    Map<Atom, Eqn> definitions = new HashMap<>();
    Map<Eqn, List<Piece>> found = new HashMap<>();
    for (Eqn eqn : graph.eqns()) {
      eqn.out().forEach(out -> definitions.put(out, eqn));
      if (eqn.op() instanceof Add) {
        pieces(eqn, definitions, uses).ifPresent(pieces -> found.put(eqn, pieces));
      }
    }
    if (found.isEmpty()) {
      return graph;
    }
    Inlining inlining = new Inlining(graph);
    for (Eqn eqn : graph.eqns()) {
      if (found.containsKey(eqn)) {
        List<Atom> in = found.get(eqn).stream().map(Piece::of).toList();
        inlining.rewrite(new Eqn(eqn.op(), in, eqn.out(), eqn.where()), sideBySide(found.get(eqn)).graph());
      } else {
        inlining.keep(eqn);
      }
    }
    return inlining.result();
  }

  private static ClosedGraph sideBySide(List<Piece> pieces) {
    return MakeGraph.trace("add", pieces.stream().map(piece -> piece.of().aval()).toList(), in -> {
      List<Tensor> parts = in.stream().map(x -> x.dtype().isFloating() ? Lax.add(x, Lax.zerosLike(x)) : x).toList();
      return List.of(Lax.concatenate(parts, pieces.getFirst().axis()));
    });
  }

  /// The summands of `sum` in the order of their places, if they are pads that fill one axis.
  private static Optional<List<Piece>> pieces(Eqn sum, Map<Atom, Eqn> definitions, Map<Atom, Integer> uses) {
    List<Piece> pieces = new ArrayList<>();
    if (!collect(sum, definitions, uses, pieces)) {
      return Optional.empty();
    }
    pieces.sort(Comparator.comparingInt(Piece::begin));
    int axis = pieces.getFirst().axis();
    int end = 0;
    for (Piece piece : pieces) {
      if (piece.axis() != axis || piece.begin() != end) {
        return Optional.empty();
      }
      end = piece.end();
    }
    return end == sum.out().getFirst().aval().shape().dim(axis) ? Optional.of(pieces) : Optional.empty();
  }

  private static boolean collect(Eqn sum, Map<Atom, Eqn> definitions, Map<Atom, Integer> uses, List<Piece> pieces) {
    for (Atom operand : sum.in()) {
      Eqn eqn = definitions.get(operand);
      if (eqn != null && eqn.op() instanceof Add && uses.get(operand) == 1) {
        if (!collect(eqn, definitions, uses, pieces)) {
          return false;
        }
      } else {
        Optional<Piece> piece = piece(eqn, definitions);
        if (piece.isEmpty()) {
          return false;
        }
        pieces.add(piece.get());
      }
    }
    return true;
  }

  /// What a pad with zeros along one axis puts where.
  private static Optional<Piece> piece(@Nullable Eqn eqn, Map<Atom, Eqn> definitions) {
    if (eqn == null || !(eqn.op() instanceof Pad pad) || !isZero(eqn.in().get(1), definitions)) {
      return Optional.empty();
    }
    Optional<Piece> found = Optional.empty();
    for (int axis = 0; axis < pad.padding().size(); axis++) {
      Padding padding = pad.padding().get(axis);
      if (padding.equals(Padding.NONE)) {
        continue;
      }
      if (found.isPresent() || padding.low() < 0 || padding.high() < 0 || padding.interior() != 0) {
        return Optional.empty();
      }
      Atom x = eqn.in().getFirst();
      found = Optional.of(new Piece(x, axis, padding.low(), padding.low() + x.aval().shape().dim(axis)));
    }
    return found;
  }

  private static boolean isZero(Atom atom, Map<Atom, Eqn> definitions) {
    if (atom instanceof Literal literal) {
      return literal.doubleValue() == 0;
    }
    return definitions.get(atom) instanceof Eqn eqn && eqn.op() instanceof Full full && Splats.literal(full).doubleValue() == 0;
  }
}
