package dev.hokku.processor.emit;

import static dev.hokku.processor.emit.Signatures.joined;

import dev.hokku.Effect;
import dev.hokku.processor.emit.PublicWriter.Entry;
import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.TypeRef;
import java.util.List;

/// Writes `init(key, module, x)` and `initFromShapes(key, module, x)`.
final class InitEntryWriter {

  private final Entry e;
  private final Code code;

  InitEntryWriter(Entry entry, Code code) {
    this.e = entry;
    this.code = code;
  }

  void write() {
    method(false, e.main() ? "init" : e.name());
    method(true, e.main() ? "initFromShapes" : e.name() + "FromShapes");
  }

  private void method(boolean shapes, String name) {
    boolean state = e.effects().possible(Effect.STATE);
    String key = e.names().free("key");
    String frame = e.names().frame();
    String args = e.names().args();
    List<String> self = e.isStatic() ? List.of() : List.of(e.selfParameter());
    String type = TypeRef.mark(state ? RuntimeNames.INITIALISED : RuntimeNames.PARAMS);
    JavadocWriter.init(e, shapes, state, code);
    code.raw(Signatures.head(
        "public static " + e.typeParameters() + type + " " + name,
        joined(List.of(TypeRef.mark(RuntimeNames.KEY) + " " + key), self, Signatures.parameters(e.params())),
        Signatures.throwsClause(e.throwsTypes()) + " {"));
    String init = TypeRef.mark(RuntimeNames.INIT) + ".";
    String params = state ? "" : ".params()";
    code.in();
    if (e.byName()) {
      code.line("return %scall%s%s(%s, %s, %s.TYPE, \"%s\"%s)%s;", init, e.main() ? "" : "Method", shapes ? "FromShapes" : "", key, e.self(),
          TypeRef.mark(e.owner().generated(Mode.APPLY.suffix())), e.name(),
          e.params().isEmpty() ? "" : ", " + Signatures.values(e.params()), params);
    } else {
      String call = e.lowered(frame, Signatures.gets(args, e.params()), Mode.INIT);
      code.line("return %s%s(%s, %s.of(%s),\n    (%s, %s) -> %s)%s;", init, shapes ? "fromShapes" : "of", key, TypeRef.mark(RuntimeNames.ARGS),
          Signatures.values(e.params()), frame, args, e.isVoid() ? "{ " + call + "; return null; }" : call, params);
    }
    code.out().line("}").blank();
  }
}
