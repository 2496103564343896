package dev.hokku.processor.emit;

import dev.hokku.processor.HokkuProcessor;
import dev.hokku.processor.emit.PublicWriter.Entry;
import dev.hokku.processor.lower.PureClass;
import dev.hokku.processor.model.EffectTable;
import dev.hokku.processor.model.LineMarks;
import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.TypeRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes the classes that are generated from a module, each from the first line to the last.
public final class ModuleWriter {

  /// In place of the table of lines, which is known when the text is.
  private static final String LINES = "\u0004";

  private final PureClass pure;
  private final EffectTable effects;
  private final List<Entry> entries;
  private final Tables tables;
  private final UserImports imported;
  private final Set<String> typeVariables;
  private final Surroundings surroundings;

  public ModuleWriter(PureClass pure, EffectTable effects, Tables tables, Surroundings surroundings) {
    this.pure = pure;
    this.effects = effects;
    this.entries = PublicWriter.entries(pure, effects);
    this.tables = tables;
    this.imported = new UserImports(pure.module().file().imports());
    this.typeVariables = typeVariables(pure);
    this.surroundings = surroundings;
  }

  /// A generated class's name.
  public TypeRef name(Mode mode) {
    return pure.module().type().generated(mode.suffix());
  }

  /// The whole file.
  public String text(Mode mode) {
    ModuleModel module = pure.module();
    Imports imports = new Imports(imported, name(mode), typeVariables, surroundings);
    String body = classText(module, mode, imports);
    String head = FileStart.text(module.file().name(), module.file().packageName(), imports.declarations(body));
    return mode == Mode.APPLY ? LineMarks.resolve(head, body, module.file().name(), LINES) : head + body;
  }

  /// The names of all type variables in the class; names in their bounds may be among them, which are then written in full, too.
  private static Set<String> typeVariables(PureClass pure) {
    Set<String> names = new HashSet<>();
    add(pure.module().typeParameters(), names);
    pure.methods().forEach(m -> add(m.source().typeParameters(), names));
    return names;
  }

  private static void add(String typeParameters, Set<String> names) {
    if (!typeParameters.isEmpty()) {
      for (String each : typeParameters.split(",")) {
        names.add(each.strip().split("\\W", 2)[0]);
      }
    }
  }

  private String classText(ModuleModel module, Mode mode, Imports imports) {
    Code code = new Code(imports::name);
    ClassComment.write(pure, mode, tables, code);
    module.suppress().ifPresent(code::raw);
    FileStart.markGenerated(surroundings, code);
    boolean bodies = mode == Mode.APPLY;
    boolean typed = bodies && module.hasType();
    if (bodies) {
      code.line("@%s(\"%s\")", TypeRef.mark(RuntimeNames.LINES), LINES);
    }
    code.line("%sfinal class %s%s {", module.isPublic() ? "public " : "", name(mode).nested(), typed ? TypeWriter.extended(module) : "").blank().in();
    if (typed) {
      TypeWriter.writeConstant(module, code);
      TypeWriter.writeConstructor(module, code);
    } else {
      code.line("private %s() {}", name(mode).nested()).blank();
    }
    entries.forEach(entry -> PublicWriter.write(entry, mode, code));
    if (bodies) {
      new LoweredWriter(pure, effects, tables, code).write();
    }
    if (typed) {
      new TypeWriter(pure, code).write();
    }
    return code.trim().out().line("}").text();
  }
}
