package dev.hokku.processor.emit;

import dev.hokku.processor.model.Span;
import dev.hokku.processor.model.TypeRef;
import dev.hokku.processor.model.TypeVariables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes an interface that a user's class names: it has nothing of the user's text, so all of its names are ours to choose.
public abstract sealed class InterfaceWriter permits FamilyWriter, TreeWriter {

  /// The class that implements it.
  private final TypeRef type;
  private final TypeRef name;
  private final boolean isPublic;
  private final TypeVariables variables;
  private final Surroundings surroundings;
  private final Imports imports;
  final Code code;
  /// Where the bodies of methods stand in the code.
  private final List<Span> bodies = new ArrayList<>();

  /// A file, and what can be compiled of it before the classes exist that its methods call.
  ///
  /// @param outline the same, but that no method does anything
  public record Source(String text, String outline) {}

  /// @param type the class that implements it
  /// @param variables type variables of both
  /// @param ofMethods names of its methods' type variables
  InterfaceWriter(TypeRef type, TypeRef name, boolean isPublic, TypeVariables variables, Set<String> ofMethods, Surroundings surroundings) {
    this.type = type;
    this.name = name;
    this.isPublic = isPublic;
    this.variables = variables;
    this.surroundings = surroundings;
    Set<String> own = new HashSet<>(ofMethods);
    own.addAll(variables.names());
    this.imports = new Imports(new UserImports(List.of()), name, own, surroundings);
    this.code = new Code(imports::name);
  }

  public final TypeRef name() {
    return name;
  }

  /// The whole file.
  public final Source write() {
    code.line("/** %s */", comment());
    FileStart.markGenerated(surroundings, code);
    code.line("%sinterface %s%s extends %s {", isPublic ? "public " : "", name.nested(), variables.parameters(), String.join(", ", parents())).blank().in();
    writeMembers();
    String body = code.trim().out().line("}").text();
    String start = FileStart.text(type.top().nested() + ".java", type.packageName(), imports.declarations(body));
    return new Source(start + body, start + withoutBodies(body));
  }

  private String withoutBodies(String text) {
    StringBuilder outline = new StringBuilder(text.length());
    int at = 0;
    for (Span body : bodies) {
      outline.append(text, at, body.start()).append("throw null;\n");
      at = body.end();
    }
    return outline.append(text, at, text.length()).toString();
  }

  abstract String comment();

  /// The interfaces above, with type arguments.
  abstract List<String> parents();

  abstract void writeMembers();

  /// The class that implements it, as a type.
  final String self() {
    return TypeRef.mark(type) + variables.arguments();
  }

  /// A method of one statement.
  final void method(String head, String statement) {
    int start = code.raw(head).length();
    int end = code.in().line("%s;", statement).out().length();
    bodies.add(new Span(start, end));
    code.line("}").blank();
  }
}
