package dev.hokku.processor.lower;

import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Span;
import dev.hokku.processor.model.TypeRef;
import java.util.List;

/// A higher-order function whose lambdas have effects becomes the frame's method, and each lambda takes its own frame.
///
/// ```text
/// before:  scan((c, x) -> core.forward(c, x), c0, xs)
/// after:   frame.<Tensor, Tensor, Tensor>scan((frame_, c, x) -> CoreApply.forward(self.core, frame_, c, x), c0, xs)
/// ```
///
/// Without effects inside, the call stays the plain function. The type arguments are those that javac inferred for the user's call: to infer them again, it
/// would attribute each lambda several times.
final class LowerLifted {

  private LowerLifted() {}

  static String lower(Site.Lifted call, Lowering.Inside inside) {
    boolean framed = call.lambdas().stream().anyMatch(l -> inside.needsFrame(l.span()));
    StringBuilder out = new StringBuilder();
    if (framed) {
      out.append(inside.frame).append('.').append(call.witness()).append(call.name()).append('(');
    } else {
      out.append(inside.text(call.select().start(), call.open()));
    }
    int at = call.open();
    for (int i = 0; i < call.arguments().size(); i++) {
      Span argument = call.arguments().get(i);
      out.append(inside.verbatim(at, argument.start())).append(argument(call.lambdas(), i, argument, inside, framed));
      at = argument.end();
    }
    return out.append(inside.verbatim(at, call.span().end())).toString();
  }

  /// One argument: a lambda gets a frame of its own if the call is framed.
  static String argument(List<Site.Lambda> lambdas, int index, Span argument, Lowering.Inside inside, boolean framed) {
    for (Site.Lambda lambda : lambdas) {
      if (framed && lambda.framed() && lambda.argument() == index) {
        String inner = inside.lowering().names.inner(inside.frame);
        boolean reference = lambda.parameters().start() == lambda.parameters().end();
        return reference
            ? inside.liftedReference(lambda.span(), inner)
            : parameters(lambda, inner, inside) + inside.under(inner).text(lambda.parameters().end(), lambda.span().end());
      }
    }
    return inside.text(argument);
  }

  static String parameters(Site.Lambda lambda, String frame, Lowering.Inside inside) {
    String list = lambda.parameterList();
    String type = declared(list, inside);
    if (list.isEmpty()) {
      return frame + " ";
    }
    return "(" + type + frame + ", " + list + ") ";
  }

  /// Lambda parameters are typed all or none, so the frame's follows the first one.
  private static String declared(String list, Lowering.Inside inside) {
    String first = list.contains(",") ? list.substring(0, list.indexOf(',')) : list;
    if (first.startsWith("var ")) {
      return "var ";
    }
    return first.strip().matches("\\w*") ? "" : TypeRef.mark(inside.lowering().frameType) + " ";
  }
}
