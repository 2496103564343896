package dev.hokku.processor.emit;

import static dev.hokku.processor.emit.Signatures.joined;

import dev.hokku.Effect;
import dev.hokku.processor.lower.PureClass;
import dev.hokku.processor.lower.PureMethod;
import dev.hokku.processor.model.EffectSet;
import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Param;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the lowered methods: `forward(self, parent, x)`, which enters the module's scope, and the private method with its body.
final class LoweredWriter {

  private final PureClass pure;
  private final ModuleModel module;
  private final Mode mode;
  private final Tables tables;
  private final Code code;

  LoweredWriter(PureClass pure, Tables tables, Code code) {
    this.pure = pure;
    this.module = pure.module();
    this.mode = pure.mode();
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
        writeAbstract(method);
      } else {
        writeScope(method);
        writeBody(method);
      }
    }
  }

  private void writeStatic(PureMethod m) {
    MethodModel source = m.source();
    comment(source);
    annotations(m);
    String frame = TypeRef.mark(RuntimeNames.frame(mode)) + " " + m.names().frame();
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

  private void writeAbstract(PureMethod m) {
    MethodModel source = m.source();
    comment(source);
    annotations(m);
    scopeHead(m);
    code.in().line("%s%s.%s(%s);",
        source.isVoid() ? "" : "return ", m.names().self(), mode.virtual(source.name()),
        joined(List.of(m.names().parent()), source.params().stream().map(Param::name).toList()));
    code.out().line("}").blank();
  }

  private void writeScope(PureMethod m) {
    MethodModel source = m.source();
    comment(source);
    annotations(m);
    scopeHead(m);
    String self = m.names().self();
    String frame = m.names().frame();
    String args = m.names().args();
    List<String> gets = new ArrayList<>();
    for (int i = 0; i < source.params().size(); i++) {
      gets.add(args + ".get(" + i + ")");
    }
    String body = m.bodyName() + "(" + joined(List.of(self, frame), gets) + ")";
    String type = mode == Mode.APPLY ? "TYPE" : TypeRef.mark(module.type().generated(Mode.APPLY.suffix())) + ".TYPE";
    code.in();
    if (source.scope().isEmpty()) {
      List<String> own = source.params().stream().map(Param::name).toList();
      code.line("%s%s.%s(%s, %s, %s -> %s(%s));", source.isVoid() ? "" : "return ", m.names().parent(),
          source.isVoid() ? "runTransparently" : "transparently", self, type, frame, m.bodyName(), joined(List.of(self, frame), own));
      code.out().line("}").blank();
      return;
    }
    String call = "%s.%s(%s, %s, \"%s\"%s, %s.of(%s),".formatted(
        m.names().parent(), source.isVoid() ? "run" : "call", self, type, source.name(), scope(source),
        TypeRef.mark(RuntimeNames.ARGS), source.params().stream().map(p -> argument(p)).collect(Collectors.joining(", ")));
    code.raw((source.isVoid() ? "" : "return ") + call);
    code.in().in().line("(%s, %s) -> %s);", frame, args, body).out().out();
    code.out().line("}").blank();
  }

  /// What the call says of names: nothing of the primary method.
  private static String scope(MethodModel source) {
    if (source.primary()) {
      return "";
    }
    String scope = source.scope().orElse("");
    return scope.equals(source.name()) ? ", false" : ", \"" + (scope.isEmpty() ? "forward" : scope) + "\"";
  }

  /// An array of objects alone would be taken for the arguments themselves.
  private static String argument(Param p) {
    return p.varArgs() || p.type().endsWith("[]") ? "(Object) " + p.name() : p.name();
  }

  private void scopeHead(PureMethod m) {
    MethodModel source = m.source();
    String self = module.typeText() + " " + m.names().self();
    String frame = TypeRef.mark(RuntimeNames.frame(mode)) + " " + m.names().parent();
    code.raw(Signatures.head(
        visibility(m) + "static " + Signatures.typeParameters(module, source.typeParameters(), false) + source.returnType() + " " + source.name(),
        joined(List.of(self, frame), Signatures.parameters(source.params())),
        Signatures.throwsClause(source.throwsTypes()) + " {"));
  }

  private void writeBody(PureMethod m) {
    MethodModel source = m.source();
    source.suppress().ifPresent(code::line);
    String self = module.typeText() + " " + m.names().self();
    String frame = TypeRef.mark(RuntimeNames.frame(mode)) + " " + m.names().frame();
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
    if (mode == Mode.APPLY && !m.source().visibility().equals("private")) {
      code.raw(effects(m.effects(), tables.rows(m.source().id()).stream().map(Row::encoded).toList()));
    }
    m.source().suppress().filter(s -> m.source().kind().isStatic()).ifPresent(code::line);
  }

  static String effects(EffectSet set, List<String> table) {
    String annotation = "@" + TypeRef.mark(RuntimeNames.EFFECTS);
    if (set.may().isEmpty() && table.isEmpty()) {
      return annotation + "(" + list(set.must()) + ")";
    }
    StringBuilder out = new StringBuilder(annotation + "(value = " + list(set.must()));
    if (!set.may().isEmpty()) {
      out.append(", may = ").append(list(set.may()));
    }
    if (!table.isEmpty()) {
      out.append(", table = {\n    ").append(table.stream().map(LoweredWriter::literal).collect(Collectors.joining(",\n    "))).append("\n}");
    }
    return out.append(")").toString();
  }

  private static String literal(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  private static String list(Collection<Effect> effects) {
    String effect = TypeRef.mark(RuntimeNames.EFFECT);
    return effects.size() == 1
        ? effect + "." + effects.iterator().next()
        : effects.stream().map(e -> effect + "." + e).collect(Collectors.joining(", ", "{", "}"));
  }

  private static String visibility(PureMethod m) {
    MethodModel source = m.source();
    if (m.shared()) {
      return "";
    }
    return source.visibility().equals("protected") ? "public " : source.visibility().isEmpty() ? "" : source.visibility() + " ";
  }
}
