package dev.hokku.processor.lower;

import dev.hokku.processor.model.Callee;
import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Span;
import dev.hokku.processor.model.TypeRef;

/// A call of a module's method goes to the lowered method.
///
/// ```text
/// before:  hidden.forward(x)                          layer.forward(x)              net(x)
/// after:   LinearApply.forward(self.hidden, frame, x) layer.forward$Apply(frame, x) NetsApply.net(frame, x)
/// ```
///
/// The receiver is evaluated once and first, as in the user's text. A helper without effects is called as before, a private one in the
/// generated class's copy of it.
final class LowerCall {

  private LowerCall() {}

  static String lower(Site.Call call, Lowering.Inside inside) {
    String rest = inside.text(call.open(), call.span().end());
    if (inside.lowering().effects.isCopied(call.callee())) {
      return copied(call, rest, inside);
    }
    if (!inside.lowering().effects.isLowered(call.callee())) {
      return plain(call, inside) + rest;
    }
    String arguments = inside.frame + (call.hasArguments() ? ", " : "") + rest;
    String self = receiver(call, inside);
    return switch (call.callee().how()) {
      case STATIC -> twin(call, inside) + call.callee().id().name() + "(" + arguments;
      case DIRECT -> twin(call, inside) + call.callee().id().name() + "(" + self + ", " + arguments;
      case VIRTUAL -> self + between(call, inside) + Mode.virtual(call.callee().id().name()) + "(" + arguments;
    };
  }

  private static String copied(Site.Call call, String rest, Lowering.Inside inside) {
    String self = call.callee().how() == Callee.How.STATIC ? "" : receiver(call, inside) + (call.hasArguments() ? ", " : "");
    return twin(call, inside) + call.callee().id().name() + "(" + self + rest;
  }

  /// Explicit type arguments need a qualifier before them.
  private static String twin(Site.Call call, Lowering.Inside inside) {
    String twin = twin(call.callee(), inside);
    if (call.typeArguments().isEmpty()) {
      return twin;
    }
    String qualified = TypeRef.mark(call.callee().owner().generated(Mode.APPLY.suffix()));
    return qualified + "." + call.typeArguments();
  }

  /// The generated class and a dot; nothing if it is the one that the body stands in.
  static String twin(Callee callee, Lowering.Inside inside) {
    return inside.lowering().own.filter(callee.owner()::equals).isPresent()
        ? ""
        : TypeRef.mark(callee.owner().generated(Mode.APPLY.suffix())) + ".";
  }

  private static String receiver(Site.Call call, Lowering.Inside inside) {
    return call.receiver().filter(r -> !call.throughType()).map(inside::text).orElse(inside.lowering().names.self());
  }

  /// The dot, with the user's line break if there is one.
  private static String between(Site.Call call, Lowering.Inside inside) {
    return call.receiver().map(r -> inside.verbatim(r.end(), call.name().start())).orElse(".");
  }

  private static String plain(Site.Call call, Lowering.Inside inside) {
    Span name = call.name();
    if (call.receiver().isPresent()) {
      Span receiver = call.receiver().get();
      String self = call.throughType() ? inside.verbatim(receiver.start(), receiver.end()) : inside.text(receiver);
      return self + inside.verbatim(receiver.end(), call.open());
    }
    String owner = call.callee().how() == Callee.How.STATIC ? TypeRef.mark(call.callee().owner()) : inside.lowering().names.self();
    return owner + "." + inside.verbatim(name.start(), call.open());
  }
}
