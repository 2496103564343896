package dev.hokku.processor.lower;

import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.TypeRef;

/// A lambda with effects that stands for a family of modules takes the frame of whoever calls it.
///
/// ```text
/// before:  List.of(linear, x -> new Linear(3).forward(x))
/// after:   List.of(self.linear, LayerDispatch.lambda$Apply((frame_, x) -> LinearApply.forward(frame_.<Linear>made(new Linear(3), ...), frame_, x)))
/// ```
///
/// Without effects it stays the lambda it is.
final class LowerFamilyLambda {

  private LowerFamilyLambda() {}

  static String lower(Site.FamilyLambda site, Lowering.Inside inside) {
    if (!inside.needsFrame(site.span())) {
      return inside.text(site.span());
    }
    String frame = inside.lowering().names.inner(inside.frame);
    int arrow = site.lambda().parameters().end();
    return wrapped(site.family().type(), inside,
        LowerLifted.parameters(site.lambda(), frame, inside) + inside.under(frame).text(arrow, site.span().end()));
  }

  static String lower(Site.Reference reference, Lowering.Inside inside) {
    if (reference.family().isEmpty() || reference.callee().filter(inside.lowering().effects::isLowered).isEmpty()) {
      return LowerReference.lower(reference, inside, false);
    }
    String frame = inside.lowering().names.inner(inside.frame);
    return wrapped(reference.family().get().type(), inside, LowerReference.lower(reference, inside.under(frame), true));
  }

  private static String wrapped(TypeRef family, Lowering.Inside inside, String lambda) {
    return TypeRef.mark(family.generated("Dispatch")) + "." + Mode.virtual("lambda") + "(" + lambda + ")";
  }
}
