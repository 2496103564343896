package dev.hokku.processor.model;

import java.util.List;
import java.util.Map;

/// Everything that is translated together: effects are inferred over all of it at once.
///
/// @param external effects of methods that were compiled earlier, from the annotation on their generated twins
/// @param tables rows of their parameter tables
/// @param scopeNames the names in paths of all module classes that were met
/// @param foreign what stands in the bodies of methods that are no module's but are called from one
public record Batch(List<ModuleModel> modules, Map<MethodId, MethodEffects> external, Map<MethodId, List<String>> tables,
    Map<TypeRef, String> scopeNames, Map<MethodId, List<Site>> foreign) {}
