package dev.hokku.processor.lower;

import dev.hokku.processor.model.Callee;
import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    boolean plain = reference.callee()
        .filter(c -> !inside.lowering().effects.isLowered(c) && !inside.lowering().effects.isCopied(c))
        .isPresent();
    if (plain) {
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
    List<String> frame = inside.lowering().effects.isCopied(callee) ? List.of() : List.of(inside.frame);
    if (callee.how() == Callee.How.STATIC) {
      return LowerCall.twin(callee, inside) + name + "(" + joined(frame, arguments) + ")";
    }
    boolean unbound = reference.receiver() == Site.ReceiverKind.TYPE;
    String self = unbound ? arguments.getFirst() : inside.text(reference.qualifier());
    List<String> rest = Stream.concat(frame.stream(), arguments.stream().skip(unbound ? 1 : 0)).toList();
    return callee.how() == Callee.How.VIRTUAL
        ? self + "." + Mode.virtual(name) + "(" + String.join(", ", rest) + ")"
        : LowerCall.twin(callee, inside) + name + "(" + joined(List.of(self), rest) + ")";
  }

  private static String joined(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).collect(Collectors.joining(", "));
  }
}
