package dev.hokku.processor.emit;

import static dev.hokku.processor.emit.Signatures.joined;

import dev.hokku.processor.lower.Names;
import dev.hokku.processor.model.FamilyModel;
import dev.hokku.processor.model.FamilyModel.Method;
import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.Param;
import dev.hokku.processor.model.TypeRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a dispatch interface: default methods that lead from a family's forward method to the right lowered one.
///
/// What a member of the family overrides goes to its generated class; what a lambda does not override runs the lambda.
public final class FamilyWriter extends InterfaceWriter {

  /// The functional interface of lambdas in lowered bodies. Users' classes inherit it, so its name is none that they would use.
  private static final String ON_FRAME = Mode.virtual("Lambda");

  private final FamilyModel family;

  public FamilyWriter(FamilyModel family, Surroundings surroundings) {
    super(family.type(), family.dispatch(), family.isPublic(), family.variables(), variablesOfMethods(family), surroundings);
    this.family = family;
  }

  private static Set<String> variablesOfMethods(FamilyModel family) {
    return Stream.concat(family.declared().stream(), family.implemented().stream())
        .flatMap(m -> m.variables().names().stream())
        .collect(Collectors.toSet());
  }

  @Override
  String comment() {
    return "Leads calls through {@link " + family.type().nested() + "} to the lowered methods of the module that is called; implemented by naming it.";
  }

  @Override
  List<String> parents() {
    return family.parents().isEmpty() ? List.of(TypeRef.mark(RuntimeNames.DISPATCHED)) : family.parents();
  }

  @Override
  void writeMembers() {
    family.declared().forEach(this::writeDeclared);
    family.implemented().forEach(this::writeImplemented);
    if (family.functional()) {
      writeLambda(family.declared().getFirst());
    }
    if (family.concrete()) {
      writeModuleType("", apply() + ".TYPE");
    } else if (family.parents().isEmpty()) {
      writeModuleType("@" + TypeRef.mark(RuntimeNames.NULLABLE) + " ", "null"); // a lambda is no module of its own
    }
  }

  private void writeDeclared(Method m) {
    method(head("default ", Mode.virtual(m.name()), m) + " {", "%s((%s) this).%s(%s)".formatted(give(m), self(), m.name(), joined(values(m))));
  }

  private void writeImplemented(Method m) {
    code.line("@Override");
    method(head("default ", Mode.virtual(m.name()), m) + " {",
        "%s%s.%s(%s)".formatted(give(m), apply(), m.name(), joined(List.of("(" + self() + ") this", frame(m)), values(m))));
  }

  /// How a lambda of a lowered body stands for the family: the forward method with a frame first.
  private void writeLambda(Method m) {
    String variables = family.variables().parameters();
    String lambda = new Names(Signatures.names(m.params())).free("lambda");
    code.line("/** A lambda of a lowered body: it runs on the frame of whoever calls it. */");
    code.line("static %s%s %s(%s%s %s) {", variables.isEmpty() ? "" : variables + " ", self(), Mode.virtual("lambda"), ON_FRAME,
        family.variables().arguments(), lambda).in();
    code.line("return new %s() {", self()).in();
    code.line("@Override");
    method(Signatures.head("public " + m.returnType() + " " + m.name(), joined(Signatures.parameters(m.params())), " {"),
        "throw new IllegalStateException(\"This lambda is part of a lowered body and runs in one only.\")");
    code.line("@Override");
    method(head("public ", Mode.virtual(m.name()), m) + " {",
        "%s%s.%s(%s)".formatted(give(m), lambda, m.name(), joined(List.of(frame(m)), values(m))));
    code.trim().out().line("};").out().line("}").blank();
    code.line("/** A lambda in a lowered body that stands for a {@link %s}. */", family.type().nested());
    code.line("@FunctionalInterface");
    code.line("interface %s%s {", ON_FRAME, variables).blank().in();
    code.line("%s;", head("", m.name(), m)).out().line("}").blank();
  }

  private void writeModuleType(String nullable, String value) {
    code.line("@Override");
    method("default " + nullable + TypeRef.mark(RuntimeNames.MODULE_TYPE) + "<?> moduleType() {", "return " + value);
  }

  private String apply() {
    return TypeRef.mark(family.type().generated(Mode.APPLY.suffix()));
  }

  /// A method with a frame first, and the method's own parameters.
  private static String head(String modifiers, String name, Method m) {
    String variables = m.variables().isEmpty() ? "" : m.variables().parameters() + " ";
    return Signatures.head(
        modifiers + variables + m.returnType() + " " + name,
        joined(List.of(TypeRef.mark(RuntimeNames.FRAME) + " " + frame(m)), Signatures.parameters(m.params())),
        Signatures.throwsClause(m.thrown()));
  }

  private static String frame(Method m) {
    return new Names(Signatures.names(m.params())).frame();
  }

  private static String give(Method m) {
    return m.isVoid() ? "" : "return ";
  }

  private static List<String> values(Method m) {
    return m.params().stream().map(Param::name).toList();
  }
}
