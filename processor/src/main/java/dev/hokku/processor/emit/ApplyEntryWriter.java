package dev.hokku.processor.emit;

import static dev.hokku.processor.emit.Signatures.joined;

import dev.hokku.Effect;
import dev.hokku.processor.emit.PublicWriter.Entry;
import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.Param;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;

/// Writes `apply(params[, state][, key], module, x)`; effects that are only possible get an overload with and one without.
final class ApplyEntryWriter {

  private final Entry e;
  private final Code code;

  ApplyEntryWriter(Entry entry, Code code) {
    this.e = entry;
    this.code = code;
  }

  void write() {
    boolean params = e.effects().possible(Effect.PARAMS);
    for (boolean state : choices(Effect.STATE)) {
      for (boolean key : choices(Effect.KEY)) {
        overload(params, state, key);
      }
    }
  }

  private List<Boolean> choices(Effect effect) {
    return e.may(effect) ? List.of(false, true) : List.of(e.has(effect));
  }

  private void overload(boolean params, boolean state, boolean key) {
    List<String> given = new ArrayList<>();
    List<String> open = List.of(
        given(params, RuntimeNames.PARAMS, "params", TypeRef.mark(RuntimeNames.PARAMS) + ".empty()", given),
        given(state, RuntimeNames.STATE, "state", "null", given),
        given(key, RuntimeNames.KEY, "key", "null", given));
    List<String> self = e.isStatic() ? List.of() : List.of(e.selfParameter());
    String type = state && e.isVoid() ? TypeRef.mark(RuntimeNames.STATE) : state ? TypeRef.mark(RuntimeNames.APPLIED) + "<" + Signatures.boxed(e.returnType()) + ">" : e.returnType();
    JavadocWriter.apply(e, params, state, key, code);
    code.raw(Signatures.head(
        "public static " + e.typeParameters() + type + " " + (e.main() ? "apply" : e.name()),
        joined(given, self, Signatures.parameters(e.params())),
        Signatures.throwsClause(e.throwsTypes()) + " {"));
    code.in();
    String frame = e.names().frame();
    String call = e.lowered(frame, e.params().stream().map(Param::name).toList(), Mode.APPLY);
    code.line("%s %s = %s.open(%s);", TypeRef.mark(RuntimeNames.FRAME), frame, TypeRef.mark(RuntimeNames.APPLY), String.join(", ", open));
    if (e.isVoid()) {
      code.line("%s;", call);
      code.line(state ? "return %s.updated();" : "%s.end();", frame);
    } else {
      code.line("return %s.%s%s(%s);", frame, Signatures.witness(e.returnType()), state ? "applied" : "output", call);
    }
    code.out().line("}").blank();
  }

  /// What the frame is opened with: a parameter of the function, or what stands for none.
  private String given(boolean present, TypeRef type, String wanted, String none, List<String> given) {
    if (!present) {
      return none;
    }
    String name = e.names().free(wanted);
    given.add(TypeRef.mark(type) + " " + name);
    return name;
  }
}
