package dev.hokku.processor;

import dev.hokku.processor.check.Checks;
import dev.hokku.processor.check.EffectInference;
import dev.hokku.processor.check.Facts;
import dev.hokku.processor.emit.ModuleWriter;
import dev.hokku.processor.emit.RuntimeNames;
import dev.hokku.processor.emit.Surroundings;
import dev.hokku.processor.emit.Tables;
import dev.hokku.processor.lower.ModuleLowering;
import dev.hokku.processor.lower.PureClass;
import dev.hokku.processor.model.Batch;
import dev.hokku.processor.model.EffectTable;
import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.TypeRef;
import dev.hokku.processor.read.Reader;
import dev.hokku.processor.report.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// One batch through the four stages: read, check, lower, emit.
///
/// @param mistakes errors of the user's own in bodies that must be lowered; then there is nothing else
/// @param problems what cannot be lowered; then there are no files, unless all of it is advice
record Translation(List<Reader.Mistake> mistakes, List<Problem> problems, List<GeneratedFile> files) {

  /// @param origin qualified name of the class that the file is generated from
  record GeneratedFile(TypeRef name, String text, String origin) {}

  /// @param unread outlines of sources that were written in this round
  static Translation of(Reader reader, Set<String> names, Map<TypeRef, String> unread, Function<ModuleModel, Surroundings> surroundings) {
    Reader.Result read = reader.read(names, unread, RuntimeNames.VOCABULARY);
    Batch batch = read.batch();
    EffectTable effects = EffectInference.infer(batch);
    Facts facts = new Facts(batch, effects);
    List<Problem> problems = Checks.run(facts);
    if (!problems.stream().allMatch(p -> p.code().isAdvice())) {
      return new Translation(List.of(), problems, List.of());
    }
    List<Reader.Mistake> mistakes = read.mistakes().stream().filter(m -> inLoweredBody(m, batch, effects)).toList();
    if (!mistakes.isEmpty()) {
      return new Translation(mistakes, problems, List.of());
    }
    return new Translation(List.of(), problems, files(batch, effects, surroundings));
  }

  /// The copies would repeat a mistake in a body that is lowered; mistakes elsewhere are javac's own business.
  private static boolean inLoweredBody(Reader.Mistake mistake, Batch batch, EffectTable effects) {
    for (ModuleModel module : batch.modules()) {
      if (!module.file().key().equals(mistake.at().file().key())) {
        continue;
      }
      for (MethodModel method : module.methods()) {
        if (effects.isWritten(method) && method.at().span().contains(mistake.at().span())) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<GeneratedFile> files(Batch batch, EffectTable effects, Function<ModuleModel, Surroundings> surroundings) {
    Tables tables = new Tables(batch, effects);
    ModuleLowering lowering = new ModuleLowering(effects, RuntimeNames.FRAME);
    List<GeneratedFile> files = new ArrayList<>();
    for (ModuleModel module : batch.modules()) {
      PureClass pure = lowering.lower(module);
      ModuleWriter writer = new ModuleWriter(pure, effects, tables, surroundings.apply(module));
      for (Mode mode : Mode.values()) {
        files.add(new GeneratedFile(writer.name(mode), writer.text(mode), module.type().qualified()));
      }
    }
    return files;
  }
}
