package dev.hokku.processor.emit;

import dev.hokku.processor.model.TypeRef;
import dev.hokku.processor.model.Vocabulary;
import java.util.List;
import java.util.Set;

/// Every class of the runtime that generated code names, as text: the processor does not depend on the runtime.
public final class RuntimeNames {

  public static final TypeRef FRAME = TypeRef.of("dev.hokku.hk", "Frame");
  public static final TypeRef APPLY = TypeRef.of("dev.hokku.hk", "Apply");
  public static final TypeRef INIT = TypeRef.of("dev.hokku.hk", "Init");
  public static final TypeRef APPLIED = TypeRef.of("dev.hokku.hk", "Applied");
  public static final TypeRef INITIALISED = TypeRef.of("dev.hokku.hk", "Initialised");
  public static final TypeRef ARGS = TypeRef.of("dev.hokku.hk", "Args");
  public static final TypeRef MODULE_TYPE = TypeRef.of("dev.hokku.hk", "ModuleType");
  public static final TypeRef SUBMODULES = TypeRef.of("dev.hokku.hk", "Submodules");
  public static final TypeRef DESCRIPTION = TypeRef.of("dev.hokku.hk", "Description");
  public static final TypeRef DISPATCHED = TypeRef.of("dev.hokku.hk", "Dispatched");
  public static final TypeRef KEY = TypeRef.of("dev.hokku.random", "Key");
  public static final TypeRef PARAMS = TypeRef.of("dev.hokku.tree", "Params");
  public static final TypeRef STATE = TypeRef.of("dev.hokku.tree", "State");
  public static final TypeRef TREE_NODE = TypeRef.of("dev.hokku.tree", "TreeNode");
  public static final TypeRef EFFECTS = TypeRef.of("dev.hokku", "Effects");
  public static final TypeRef LINES = TypeRef.of("dev.hokku", "Lines");
  public static final TypeRef GENERATED = TypeRef.of("javax.annotation.processing", "Generated");
  public static final TypeRef NULLABLE = TypeRef.of("org.jspecify.annotations", "Nullable");

  /// The packages of which a generated file may need many classes: one import of each is enough then.
  static final List<String> PACKAGES = List.of("dev.hokku.hk", "dev.hokku.nn");

  /// What the reader must know.
  public static final Vocabulary VOCABULARY =
      new Vocabulary(FRAME, KEY, Set.of("dev.hokku.transform", "dev.hokku.control", "dev.hokku.jit"));

  private RuntimeNames() {}

  /// All of them, for the test that resolves each in the runtime.
  public static List<TypeRef> all() {
    return List.of(
        FRAME, APPLY, INIT, APPLIED, INITIALISED, ARGS, MODULE_TYPE, SUBMODULES, DESCRIPTION, DISPATCHED, KEY, PARAMS, STATE, TREE_NODE, EFFECTS, LINES);
  }
}
