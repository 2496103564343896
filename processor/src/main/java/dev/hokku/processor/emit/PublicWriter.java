package dev.hokku.processor.emit;

import static dev.hokku.processor.emit.Signatures.joined;

import dev.hokku.Effect;
import dev.hokku.processor.lower.Names;
import dev.hokku.processor.lower.PureClass;
import dev.hokku.processor.lower.PureMethod;
import dev.hokku.processor.model.EffectSet;
import dev.hokku.processor.model.EffectTable;
import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.ModuleModel.Inherited;
import dev.hokku.processor.model.Param;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes the pure functions that users call: `init`, `initFromShapes` and `apply`, whose signatures show the effects.
final class PublicWriter {

  private PublicWriter() {}

  /// The forward methods of a module, its own and then those that it inherits.
  static List<Entry> entries(PureClass pure, EffectTable effects) {
    ModuleModel module = pure.module();
    List<Entry> entries = new ArrayList<>();
    long statics = pure.methods().stream().filter(m -> m.source().kind() == MethodModel.Kind.STATIC_FORWARD).count();
    long instances = pure.methods().stream().filter(m -> m.source().kind() == MethodModel.Kind.FORWARD).count();
    for (PureMethod m : pure.methods()) {
      MethodModel source = m.source();
      if (!source.kind().isForward()) {
        continue;
      }
      boolean isStatic = source.kind() == MethodModel.Kind.STATIC_FORWARD;
      boolean main = isStatic ? statics == 1 && instances == 0 : source.primary();
      entries.add(new Entry(
          module, source.name(), main, isStatic, Signatures.typeParameters(module, source.typeParameters(), isStatic),
          source.returnType(), source.params(), source.throwsTypes(), m.effects(), new Names(Signatures.names(source.params())), JavadocWriter.said(source.javadoc()),
          module.type(), (source.primary() || LoweredWriter.ownScope(source)) && TypeWriter.runs(module, m)));
    }
    for (Inherited i : module.inherited()) {
      entries.add(new Entry(
          module, i.id().name(), i.primary(), false, Signatures.typeParameters(module, "", false), i.returnType(), i.params(),
          i.throwsTypes(), effects.of(i.id()), new Names(Signatures.names(i.params())), Map.of(), i.owner(), false));
    }
    return entries;
  }

  static void write(Entry e, Mode mode, Code code) {
    if (mode == Mode.APPLY) {
      new ApplyEntryWriter(e, code).write();
    } else {
      new InitEntryWriter(e, code).write();
    }
  }

  /// One forward method, as its public functions need it.
  ///
  /// @param main Haiku's `__call__`, or the class's only function
  /// @param said the user's `@param` and `@return` texts
  /// @param owner the class whose twin holds the body
  /// @param runs whether its type runs it by name, as the primary method or in a scope of its own name
  record Entry(
      ModuleModel module, String name, boolean main, boolean isStatic, String typeParameters, String returnType, List<Param> params,
      String throwsTypes, EffectSet effects, Names names, Map<String, String> said, TypeRef owner, boolean runs) {

    boolean isVoid() {
      return returnType.equals("void");
    }

    boolean has(Effect effect) {
      return effects.must().contains(effect);
    }

    boolean may(Effect effect) {
      return effects.may().contains(effect);
    }

    String self() {
      return names.free("module");
    }

    String selfParameter() {
      return module.typeText() + " " + self();
    }

    /// The module; one that could be of another class than the body's is named as what it is.
    private String named(String frame) {
      if (!owner.equals(module.type())) {
        return frame + ".made(" + self() + ", " + TypeRef.mark(module.type().generated(Mode.APPLY.suffix())) + ".TYPE)";
      }
      return isOpen() ? frame + ".made(" + self() + ")" : self();
    }

    private boolean isOpen() {
      return module.kind() != ModuleModel.Kind.CONCRETE && module.dispatched();
    }

    /// Whether init needs no more than the module, its type and the method's name.
    boolean byName() {
      return runs && !isOpen();
    }

    /// `forward(module, frame, x)`, the call of the lowered method.
    ///
    /// @param in the class that the call stands in
    String lowered(String frame, List<String> arguments, Mode in) {
      String twin = owner.equals(module.type()) && in == Mode.APPLY ? "" : TypeRef.mark(owner.generated(Mode.APPLY.suffix())) + ".";
      List<String> self = isStatic ? List.of(frame) : List.of(named(frame), frame);
      return twin + name + "(" + joined(self, arguments) + ")";
    }
  }
}
