package dev.hokku.processor.lower;

import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Span;
import java.util.List;

/// An intrinsic becomes the frame's method of the same name; Apply drops the arguments that only Init evaluates.
///
/// ```text
/// before:        getParameter("w", shape, zeros())
/// after, Init:   frame.getParameter("w", shape, zeros())
/// after, Apply:  frame.getParameter("w", shape)
/// ```
final class LowerIntrinsic {

  private LowerIntrinsic() {}

  static String lower(Site.Intrinsic call, Lowering.Inside inside) {
    Mode mode = inside.lowering().mode;
    if (call.constant()) {
      return Boolean.toString(mode == Mode.INIT);
    }
    StringBuilder out = new StringBuilder(inside.frame).append('.').append(call.name()).append('(');
    List<Span> arguments = call.arguments();
    int at = call.open();
    boolean first = true;
    boolean cut = false;
    for (int i = 0; i < arguments.size(); i++) {
      if (mode == Mode.APPLY && call.initOnly().get(i)) {
        cut = true;
        continue;
      }
      Span argument = arguments.get(i);
      out.append(cut ? first ? "" : ", " : inside.verbatim(at, argument.start()));
      out.append(LowerLifted.argument(call.lambdas(), i, argument, inside, !call.lambdas().isEmpty()));
      at = argument.end();
      first = false;
      cut = false;
    }
    return out.append(cut ? ")" : inside.verbatim(at, call.span().end())).toString();
  }
}
