package dev.hokku.processor.lower;

import dev.hokku.processor.model.Callee;
import dev.hokku.processor.model.Site;
import java.util.ArrayList;
import java.util.List;

/// A reference to a lowered method, or to a module's constructor, becomes a lambda.
///
/// ```text
/// before:  hidden::forward                                   Linear::new
/// after:   a0 -> LinearApply.forward(self.hidden, frame, a0) a0 -> frame.made(new Linear(a0), LinearApply.TYPE)
/// ```
final class LowerReference {

  private LowerReference() {}

  /// @param lifted it is an argument of a lifted call, so the lambda takes its frame first
  static String lower(Site.Reference reference, Lowering.Inside inside, boolean lifted) {
    if (reference.callee().isPresent() && !inside.lowering().effects.isLowered(reference.callee().get())) {
      String qualifier = reference.receiver() == Site.ReceiverKind.TYPE
          ? inside.verbatim(reference.qualifier().start(), reference.qualifier().end())
          : inside.text(reference.qualifier());
      return qualifier + inside.verbatim(reference.qualifier().end(), reference.span().end());
    }
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < reference.arity(); i++) {
      arguments.add(inside.lowering().names.argument(i));
    }
    List<String> parameters = new ArrayList<>(arguments);
    if (lifted) {
      parameters.addFirst(inside.frame);
    }
    String head = parameters.size() == 1 ? parameters.getFirst() : "(" + String.join(", ", parameters) + ")";
    return head + " -> " + body(reference, arguments, inside);
  }

  private static String body(Site.Reference reference, List<String> arguments, Lowering.Inside inside) {
    if (reference.made().isPresent()) {
      String made = "new " + inside.text(reference.qualifier()) + "(" + String.join(", ", arguments) + ")";
      return LowerMake.made(made, LowerMake.typeConstant(reference.made().get()), inside.frame);
    }
    Callee callee = reference.callee().orElseThrow();
    String name = callee.id().name();
    if (callee.how() == Callee.How.STATIC) {
      return LowerCall.twin(callee, inside) + name + "(" + joined(inside.frame, arguments) + ")";
    }
    boolean unbound = reference.receiver() == Site.ReceiverKind.TYPE;
    String self = unbound ? arguments.getFirst() : inside.text(reference.qualifier());
    List<String> rest = unbound ? arguments.subList(1, arguments.size()) : arguments;
    return callee.how() == Callee.How.VIRTUAL
        ? self + "." + inside.lowering().mode.virtual(name) + "(" + joined(inside.frame, rest) + ")"
        : LowerCall.twin(callee, inside) + name + "(" + self + ", " + joined(inside.frame, rest) + ")";
  }

  private static String joined(String frame, List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    all.addFirst(frame);
    return String.join(", ", all);
  }
}
