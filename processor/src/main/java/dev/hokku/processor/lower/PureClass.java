package dev.hokku.processor.lower;

import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.ModuleModel;
import java.util.List;

/// One generated class before it is text.
public record PureClass(ModuleModel module, Mode mode, List<PureMethod> methods) {}
