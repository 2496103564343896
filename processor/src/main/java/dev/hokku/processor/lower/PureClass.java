package dev.hokku.processor.lower;

import dev.hokku.processor.model.ModuleModel;
import java.util.List;

/// The lowered methods of a module before they are text.
public record PureClass(ModuleModel module, List<PureMethod> methods) {}
