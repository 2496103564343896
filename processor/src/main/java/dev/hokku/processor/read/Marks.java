package dev.hokku.processor.read;

import java.lang.annotation.Annotation;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/// Whether an element is marked with an annotation. `getAnnotation` makes a proxy of it each time, which only those need who read its values.
public final class Marks {

  private Marks() {}

  public static boolean has(Element element, Class<? extends Annotation> mark) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().contentEquals(mark.getCanonicalName())) {
        return true;
      }
    }
    return false;
  }
}
