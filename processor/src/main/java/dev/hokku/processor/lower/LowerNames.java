package dev.hokku.processor.lower;

import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.TypeRef;

/// Bare members get a qualifier: the generated method is static and stands in another class.
///
/// ```text
/// before:  width + SCALE
/// after:   self.width() + Mlp.SCALE        (`width` is a record component)
/// after:   self.width() + 3 /* SCALE */    (`SCALE` is a private constant)
/// ```
final class LowerNames {

  private LowerNames() {}

  static String selfMember(Site.SelfMember member, Lowering.Inside inside) {
    String name = inside.verbatim(member.span().start(), member.span().end());
    return inside.lowering().names.self() + "." + name + (member.accessor() ? "()" : "");
  }

  static String constant(Site.Constant constant) {
    return constant.literal() + " /* " + constant.name() + " */";
  }

  static String staticMember(Site.StaticMember member, Lowering.Inside inside) {
    return TypeRef.mark(member.owner()) + "." + inside.verbatim(member.span().start(), member.span().end());
  }
}
