package dev.hokku.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import dev.hokku.processor.model.TypeRef;

/// What the writers that use JavaPoet share.
final class Poet {

  private Poet() {}

  static ClassName name(TypeRef type) {
    String[] parts = type.nested().split("\\.");
    ClassName name = ClassName.get(type.packageName(), parts[0]);
    for (int i = 1; i < parts.length; i++) {
      name = name.nestedClass(parts[i]);
    }
    return name;
  }

  static AnnotationSpec generated() {
    return AnnotationSpec.builder(name(RuntimeNames.GENERATED))
        .addMember("value", "$S", "dev.hokku.processor.HokkuProcessor")
        .addMember("comments", "$S", ModuleWriter.VERSION)
        .build();
  }
}
