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
    String call = e.lowered(frame, Signatures.gets(args, e.params()), Mode.INIT);
    code.in().line("return %s.%s(%s, %s.of(%s),\n    (%s, %s) -> %s)%s;",
        TypeRef.mark(RuntimeNames.INIT_FRAME), how, key, TypeRef.mark(RuntimeNames.ARGS), Signatures.values(e.params()), frame, args,
        e.isVoid() ? "{ " + call + "; return null; }" : call, state ? "" : ".params()");
    code.out().line("}").blank();
  }
}
