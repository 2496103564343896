package dev.hokku.processor.lower;

import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.TypeRef;

/// An expression that makes a module is named where it stands.
///
/// ```text
/// before:  new Linear(3)
/// after:   frame.<Linear>made(new Linear(3), LinearApply.TYPE)
/// ```
///
/// The type is written where the expression shows it already, since javac would infer it at a cost. A module that is made later is asked for
/// through the frame, `frame.target(later, LinearApply.TYPE)`, which knows where it is to be named.
///
/// A factory that is lowered itself has named its result already and is left alone.
final class LowerMake {

  private LowerMake() {}

  static String lower(Site.Make make, Lowering.Inside inside) {
    if (make.later().isPresent()) {
      Site.Later later = make.later().get();
      return named(inside.frame + "." + later.method(), inside.text(later.receiver()), constantOf(make));
    }
    String expression = inside.text(make.span());
    if (make.copied() || make.factory().filter(inside.lowering().effects::isLowered).isPresent()) {
      return expression;
    }
    boolean shown = make.exact() && make.type().isPresent() && inside.verbatim(make.span().start(), make.span().end()).startsWith("new ");
    String witness = shown ? "<" + TypeRef.mark(make.type().get()) + ">" : "";
    return named(inside.frame + "." + witness + "made", expression, constantOf(make));
  }

  private static String constantOf(Site.Make make) {
    return make.type().map(LowerMake::typeConstant).orElse("");
  }

  static String made(String expression, String typeConstant, String frame) {
    return named(frame + ".made", expression, typeConstant);
  }

  private static String named(String method, String expression, String typeConstant) {
    return method + "(" + expression + (typeConstant.isEmpty() ? "" : ", " + typeConstant) + ")";
  }

  /// The constant through which a frame knows a module class; it stands in the Apply class and serves both.
  static String typeConstant(TypeRef module) {
    return TypeRef.mark(module.generated(Mode.APPLY.suffix())) + ".TYPE";
  }
}
