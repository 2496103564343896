package dev.hokku.processor.read;

import dev.hokku.processor.model.TreeModel;
import dev.hokku.processor.model.TreeModel.Component;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/// Reads an `@HkTree` record from its declaration.
public final class TreeRecordReader {

  private TreeRecordReader() {}

  public static TreeModel read(TypeElement element) {
    return new TreeModel(
        element,
        TypeNames.ref(element),
        element.getRecordComponents().stream().map(c -> new Component(c.getSimpleName().toString(), c.asType())).toList());
  }

  /// Whether the record names its tree interface; it is not generated yet, so only its name is known.
  public static boolean declares(TypeElement element, TreeModel tree) {
    return element.getInterfaces().stream()
        .map(TypeMirror::toString)
        .map(t -> t.replaceAll("<.*", ""))
        .anyMatch(t -> t.equals(tree.tree().simple()) || t.endsWith("." + tree.tree().simple()));
  }
}
