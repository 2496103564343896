package dev.hokku.processor.emit;

import static dev.hokku.processor.emit.Signatures.joined;

import dev.hokku.Effect;
import dev.hokku.processor.emit.PublicWriter.Entry;
import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.Param;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes `init(key, module, x)` and `initFromShapes(key, module, x)`.
final class InitEntryWriter {

  private final Entry e;
  private final Code code;

  InitEntryWriter(Entry entry, Code code) {
    this.e = entry;
    this.code = code;
  }

  void write() {
    method("init", e.main() ? "init" : e.name());
    method("initFromShapes", e.main() ? "initFromShapes" : e.name() + "FromShapes");
  }

  private void method(String how, String name) {
    boolean state = e.effects().possible(Effect.STATE);
    String key = e.names().free("key");
    String frame = e.names().frame();
    String args = e.names().args();
    List<String> self = e.isStatic() ? List.of() : List.of(e.selfParameter());
    String type = TypeRef.mark(state ? RuntimeNames.INITIALISED : RuntimeNames.PARAMS);
    JavadocWriter.init(e, how, state, code);
    code.raw(Signatures.head(
        "public static " + e.typeParameters() + type + " " + name,
        joined(List.of(TypeRef.mark(RuntimeNames.KEY) + " " + key), self, Signatures.parameters(e.params())),
        Signatures.throwsClause(e.throwsTypes()) + " {"));
    String given = e.params().stream()
        .map(p -> p.varArgs() || p.type().endsWith("[]") ? "(Object) " + p.name() : p.name())
        .collect(Collectors.joining(", "));
    String call = e.lowered(frame, gets(args), Mode.INIT);
    code.in().line("return %s.%s(%s, %s.of(%s), (%s, %s) -> %s)%s;",
        TypeRef.mark(RuntimeNames.INIT_FRAME), how, key, TypeRef.mark(RuntimeNames.ARGS), given, frame, args,
        e.isVoid() ? "{ " + call + "; return null; }" : call, state ? "" : ".params()");
    code.out().line("}").blank();
  }

  /// With overloads of the same arity, javac cannot choose by the bare `args.get(0)`.
  private List<String> gets(String args) {
    List<String> gets = new ArrayList<>();
    for (int i = 0; i < e.params().size(); i++) {
      Param p = e.params().get(i);
      String witness = e.overloaded() || p.varArgs() ? "<" + boxed(p) + ">" : "";
      gets.add(args + "." + witness + "get(" + i + ")");
    }
    return gets;
  }

  private static String boxed(Param p) {
    String type = p.type() + (p.varArgs() ? "[]" : "");
    return switch (type) {
      case "int" -> "Integer";
      case "char" -> "Character";
      case "boolean", "byte", "short", "long", "float", "double" -> Character.toUpperCase(type.charAt(0)) + type.substring(1);
      default -> type;
    };
  }
}
