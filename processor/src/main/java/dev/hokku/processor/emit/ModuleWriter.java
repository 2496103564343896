package dev.hokku.processor.emit;

import dev.hokku.processor.HokkuProcessor;
import dev.hokku.processor.emit.PublicWriter.Entry;
import dev.hokku.processor.lower.PureClass;
import dev.hokku.processor.model.EffectTable;
import dev.hokku.processor.model.LineMarks;
import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.TypeRef;
import java.util.List;

/// Writes the classes that are generated from a module, each from the first line to the last.
public final class ModuleWriter {

  /// The version that generated files carry; it is all that they say of their making.
  static final String VERSION = "hokku 0.1.0";

  /// In place of the table of lines, which is known when the text is.
  private static final String LINES = "\u0004";

  private final PureClass pure;
  private final EffectTable effects;
  private final List<Entry> entries;
  private final Tables tables;
  private final UserImports imported;
  private final Surroundings surroundings;

  public ModuleWriter(PureClass pure, EffectTable effects, Tables tables, Surroundings surroundings) {
    this.pure = pure;
    this.effects = effects;
    this.entries = PublicWriter.entries(pure, effects);
    this.tables = tables;
    this.imported = new UserImports(pure.module().file());
    this.surroundings = surroundings;
  }

  /// A generated class's name.
  public TypeRef name(Mode mode) {
    return pure.module().type().generated(mode.suffix());
  }

  /// The whole file.
  public String text(Mode mode) {
    ModuleModel module = pure.module();
    Imports imports = new Imports(imported, name(mode), surroundings);
    String body = classText(module, mode, imports);
    String head = head(module, imports.declarations(body));
    return mode == Mode.APPLY ? LineMarks.resolve(head, body, module.file().name(), LINES) : head + body;
  }

  private static String head(ModuleModel module, String imports) {
    String packageName = module.file().packageName();
    return "// Generated from " + module.file().name() + " by hokku-processor. Changes made here are lost at the next build.\n"
        + (packageName.isEmpty() ? "" : "package " + packageName + ";\n\n")
        + (imports.isEmpty() ? "" : imports + "\n");
  }

  private String classText(ModuleModel module, Mode mode, Imports imports) {
    Code code = new Code(imports::name);
    ClassComment.write(pure, mode, tables, code);
    module.suppress().ifPresent(code::raw);
    if (surroundings.marksGenerated()) {
      generated(code);
    }
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

  private static void generated(Code code) {
    code.line("@%s(value = \"dev.hokku.processor.HokkuProcessor\", comments = \"%s\")", TypeRef.mark(RuntimeNames.GENERATED), VERSION);
  }
}
