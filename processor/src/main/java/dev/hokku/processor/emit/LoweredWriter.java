package dev.hokku.processor.emit;

import static dev.hokku.processor.emit.Signatures.joined;

import dev.hokku.processor.lower.Names;
import dev.hokku.processor.lower.PureClass;
import dev.hokku.processor.lower.PureMethod;
import dev.hokku.processor.model.EffectSet;
import dev.hokku.processor.model.EffectTable;
import dev.hokku.processor.model.MethodEffects;
import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Param;
import dev.hokku.processor.model.Through;
import dev.hokku.processor.model.TypeRef;
import java.util.List;

/// Writes the lowered methods: `forward(self, parent, x)`, which enters the module's scope, and the private method with its body.
final class LoweredWriter {

  private final PureClass pure;
  private final ModuleModel module;
  private final EffectTable effects;
  private final Tables tables;
  private final Code code;

  LoweredWriter(PureClass pure, EffectTable effects, Tables tables, Code code) {
    this.pure = pure;
    this.module = pure.module();
    this.effects = effects;
    this.tables = tables;
    this.code = code;
  }

  void write() {
    for (PureMethod method : pure.methods()) {
      if (method.copied()) {
        writeCopy(method);
      } else if (method.source().kind().isStatic()) {
        writeStatic(method);
      } else if (method.body().isEmpty()) {
        writeAbstract(method, around(method));
      } else {
        writeScope(method, around(method));
        writeBody(method);
      }
    }
  }

  /// The names that a method around a body adds, where only the parameters are in sight.
  private static Names around(PureMethod m) {
    return new Names(Signatures.names(m.source().params()));
  }

  private void writeStatic(PureMethod m) {
    MethodModel source = m.source();
    comment(source);
    annotations(m);
    String frame = TypeRef.mark(RuntimeNames.FRAME) + " " + m.names().frame();
    code.raw(Signatures.head(
        visibility(m) + "static " + Signatures.typeParameters(module, source.typeParameters(), true) + source.returnType() + " " + source.name(),
        joined(List.of(frame), Signatures.parameters(source.params())),
        Signatures.throwsClause(source.throwsTypes()) + " {"));
    code.in().raw(m.body().orElse("")).out().line("}").blank();
  }

  /// A private helper that neither reads nor writes anything of the frame: as the user wrote it.
  private void writeCopy(PureMethod m) {
    MethodModel source = m.source();
    boolean isStatic = source.kind().isStatic();
    source.suppress().ifPresent(code::line);
    List<String> self = isStatic ? List.of() : List.of(module.typeText() + " " + m.names().self());
    code.raw(Signatures.head(
        visibility(m) + "static " + Signatures.typeParameters(module, source.typeParameters(), isStatic) + source.returnType() + " " + source.name(),
        joined(self, Signatures.parameters(source.params())),
        Signatures.throwsClause(source.throwsTypes()) + " {"));
    code.in().raw(m.body().orElse("")).out().line("}").blank();
  }

  private void writeAbstract(PureMethod m, Names around) {
    MethodModel source = m.source();
    comment(source);
    annotations(m);
    scopeHead(m, around);
    code.in().line("%s%s.%s(%s);",
        source.isVoid() ? "" : "return ", around.self(), Mode.virtual(source.name()),
        joined(List.of(around.parent()), source.params().stream().map(Param::name).toList()));
    code.out().line("}").blank();
  }

  private void writeScope(PureMethod m, Names around) {
    MethodModel source = m.source();
    comment(source);
    annotations(m);
    scopeHead(m, around);
    code.in();
    if (source.scope().isEmpty()) {
      writeTransparent(m, around);
    } else if (TypeWriter.runs(module, m)) {
      code.line("%scall%s(%s, TYPE, \"%s\"%s%s);", give(source, around.parent()), kind(source), around.self(), source.name(), namedLike(source),
          source.params().isEmpty() ? "" : ", " + Signatures.values(source.params()));
    } else {
      code.line("%scall%sBody(%s, TYPE, \"%s\"%s, %s.of(%s),", give(source, around.parent()), kind(source), around.self(), source.name(),
          namedLike(source), TypeRef.mark(RuntimeNames.ARGS), Signatures.values(source.params()));
      String body = m.bodyName() + "(" + joined(List.of(around.self(), around.frame()), Signatures.gets(around.args(), source.params())) + ")";
      code.in().in().line("(%s, %s) -> %s);", around.frame(), around.args(), returning(source, body)).out().out();
    }
    code.out().line("}").blank();
  }

  /// A method that is no scope of its own runs where it is called.
  private void writeTransparent(PureMethod m, Names around) {
    MethodModel source = m.source();
    String frame = around.frame();
    List<String> own = source.params().stream().map(Param::name).toList();
    String body = m.bodyName() + "(" + joined(List.of(around.self(), frame), own) + ")";
    code.line("%stransparently(%s, TYPE, %s -> %s);", give(source, around.parent()), around.self(), frame, returning(source, body));
  }

  /// The body of a lambda that returns what the method does, if anything.
  private static String returning(MethodModel source, String call) {
    return source.isVoid() ? "{ " + call + "; return null; }" : call;
  }

  /// What kind of call it is: of the primary method, of another, or of one that is named like another.
  private static String kind(MethodModel source) {
    return source.primary() ? "" : ownScope(source) ? "Method" : "NamedLike";
  }

  private static String namedLike(MethodModel source) {
    String scope = source.scope().orElse("");
    return source.primary() || ownScope(source) ? "" : ", \"" + (scope.isEmpty() ? "forward" : scope) + "\"";
  }

  /// Whether it is a scope of its own name: `~decode`.
  static boolean ownScope(MethodModel source) {
    return source.scope().orElse("").equals(source.name());
  }

  /// `return parent.<Tensor>`, or only `parent.` if nothing is returned.
  private static String give(MethodModel source, String parent) {
    return source.isVoid() ? parent + "." : "return " + parent + "." + Signatures.witness(source.returnType());
  }

  private void scopeHead(PureMethod m, Names around) {
    MethodModel source = m.source();
    String self = module.typeText() + " " + around.self();
    String frame = TypeRef.mark(RuntimeNames.FRAME) + " " + around.parent();
    code.raw(Signatures.head(
        visibility(m) + "static " + Signatures.typeParameters(module, source.typeParameters(), false) + source.returnType() + " " + source.name(),
        joined(List.of(self, frame), Signatures.parameters(source.params())),
        Signatures.throwsClause(source.throwsTypes()) + " {"));
  }

  private void writeBody(PureMethod m) {
    MethodModel source = m.source();
    source.suppress().ifPresent(code::line);
    String self = module.typeText() + " " + m.names().self();
    String frame = TypeRef.mark(RuntimeNames.FRAME) + " " + m.names().frame();
    code.raw(Signatures.head(
        "private static " + Signatures.typeParameters(module, source.typeParameters(), false) + source.returnType() + " " + m.bodyName(),
        joined(List.of(self, frame), Signatures.arrayParameters(source.params())),
        Signatures.throwsClause(source.throwsTypes()) + " {"));
    code.in().raw(m.body().orElse("")).out().line("}").blank();
  }

  private void comment(MethodModel source) {
    if (source.visibility().equals("private")) {
      return;
    }
    String what = source.body().isEmpty() ? "Calls" : "The body of";
    code.line("/** %s {@link %s#%s}; what it reads and writes goes through the frame. */", what, module.type().nested(), source.name());
  }

  private void annotations(PureMethod m) {
    if (!m.source().visibility().equals("private")) {
      code.raw(effects(effects.inferred(m.source().id()), tables.rows(m.source().id())));
    }
    m.source().suppress().filter(s -> m.source().kind().isStatic()).ifPresent(code::line);
  }

  private static String effects(MethodEffects effects, List<Row> table) {
    EffectSet own = effects.own();
    String annotation = "@" + TypeRef.mark(RuntimeNames.EFFECTS);
    if (own.may().isEmpty() && effects.through().isEmpty() && table.isEmpty()) {
      return annotation + "(\"" + EffectSet.names(own.must()) + "\")";
    }
    return annotation + "(value = \"" + EffectSet.names(own.must()) + "\""
        + (own.may().isEmpty() ? "" : ", may = \"" + EffectSet.names(own.may()) + "\"")
        + lines("through", effects.through().stream().map(Through::encoded).toList())
        + lines("table", table.stream().map(Row::encoded).distinct().toList()) + ")";
  }

  private static String lines(String name, List<String> lines) {
    if (lines.isEmpty()) {
      return "";
    }
    String text = String.join("\n    ", lines).replace("\\", "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
    return ", " + name + " = \"\"\"\n    " + text + "\"\"\"";
  }

  private static String visibility(PureMethod m) {
    MethodModel source = m.source();
    if (m.shared()) {
      return "";
    }
    return source.visibility().equals("protected") ? "public " : source.visibility().isEmpty() ? "" : source.visibility() + " ";
  }
}
