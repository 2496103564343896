package dev.hokku.processor.check;

import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.report.Problem;
import java.util.stream.Stream;

/// One rule of the Forward language.
interface Check {

  Stream<Problem> problemsIn(ModuleModel module, Facts facts);
}
