package dev.hokku.processor.lower;

import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Span;

/// An intrinsic becomes the frame's method of the same name.
///
/// ```text
/// before:  getParameter("w", shape, zeros())
/// after:   frame.getParameter("w", shape, zeros())
/// ```
final class LowerIntrinsic {

  private LowerIntrinsic() {}

  static String lower(Site.Intrinsic call, Lowering.Inside inside) {
    StringBuilder out = new StringBuilder(inside.frame).append('.').append(call.witness()).append(call.name()).append('(');
    int at = call.open();
    for (int i = 0; i < call.arguments().size(); i++) {
      Span argument = call.arguments().get(i);
      out.append(inside.verbatim(at, argument.start()));
      out.append(LowerLifted.argument(call.lambdas(), i, argument, inside, !call.lambdas().isEmpty()));
      at = argument.end();
    }
    return out.append(inside.verbatim(at, call.span().end())).toString();
  }
}
