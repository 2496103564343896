package dev.hokku.processor.check;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.NameLike;
import dev.hokku.Transparent;
import dev.hokku.processor.model.At;
import dev.hokku.processor.model.ScopeNames;
import dev.hokku.processor.model.SnakeCase;
import dev.hokku.processor.report.Code;
import dev.hokku.processor.report.Problem;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/// HK0101, HK0102, HK0103, HK0109, HK0115, HK0116, HK0117, HK0305, HK0401, HK0501: what can be said of declarations alone, before any body is read.
public final class DeclarationChecks {

  private final Function<Element, At> places;

  /// @param places where an element is declared
  public DeclarationChecks(Function<Element, At> places) {
    this.places = places;
  }

  /// What is wrong with the declaration of a forward method.
  public List<Problem> forward(ExecutableElement method) {
    Element owner = method.getEnclosingElement();
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    return Stream.of(
            !isStatic && owner.getAnnotation(HkModule.class) == null
                ? Problem.of(Code.HK0101, places.apply(method))
                    .wrong("'%s' is marked @Forward, but '%s' is not a module.", method.getSimpleName(), owner.getSimpleName())
                    .mend("Mark '%s' with @HkModule, or make the method static.", owner.getSimpleName())
                : null,
            method.getModifiers().contains(Modifier.PRIVATE)
                ? Problem.of(Code.HK0102, places.apply(method))
                    .wrong("Forward method '%s' is private, so nobody can apply it.", method.getSimpleName())
                    .mend("Remove 'private', or remove @Forward if it only helps other methods.")
                : null,
            unusedName(method))
        .filter(Objects::nonNull)
        .toList();
  }

  /// What is wrong with the declaration of a module class.
  public List<Problem> module(TypeElement module) {
    boolean kotlin = module.getAnnotationMirrors().stream().anyMatch(a -> a.getAnnotationType().toString().equals("kotlin.Metadata"));
    if (kotlin) {
      return List.of(Problem.of(Code.HK0501, places.apply(module))
          .wrong("Module '%s' is written in Kotlin; what kapt hands out has no bodies to read.", module.getSimpleName())
          .mend("Write modules in Java; Kotlin code can use them and their generated functions."));
    }
    boolean inner = module.getNestingKind() == NestingKind.MEMBER
        && module.getKind() == ElementKind.CLASS
        && !module.getModifiers().contains(Modifier.STATIC);
    if (inner || module.getNestingKind() == NestingKind.LOCAL) {
      return List.of(Problem.of(Code.HK0103, places.apply(module))
          .wrong("Module '%s' is an inner class.", module.getSimpleName())
          .mend("Declare it static, or move it to the top level."));
    }
    String given = module.getAnnotation(HkModule.class).name();
    return Stream.concat(
            Stream.of(namedAndTransparent(module, given), noName(module, given)),
            ElementFilter.methodsIn(module.getEnclosedElements()).stream().filter(m -> m.getAnnotation(Forward.class) == null).map(this::unusedName))
        .filter(Objects::nonNull)
        .toList();
  }

  /// @param given the name in its annotation, empty if there is none
  private @Nullable Problem noName(TypeElement module, String given) {
    if (!given.isEmpty()) {
      return ScopeNames.isName(given)
          ? null
          : Problem.of(Code.HK0305, places.apply(module))
              .wrong("'%s' is no name of a module.", given)
              .mend("Use letters, digits and _, and no digit in front.");
    }
    String derived = SnakeCase.of(module.getSimpleName().toString());
    return ScopeNames.isName(derived) || module.getAnnotation(Transparent.class) != null
        ? null
        : Problem.of(Code.HK0305, places.apply(module))
            .wrong("'%s', the class's name in snake case, is no name of a module.", derived)
            .mend("Give it one, @HkModule(name = …), of the letters a to z, digits and _: it becomes part of the paths of parameters.");
  }

  private @Nullable Problem namedAndTransparent(TypeElement module, String given) {
    return given.isEmpty() || module.getAnnotation(Transparent.class) == null
        ? null
        : Problem.of(Code.HK0116, places.apply(module))
            .wrong("Module '%s' is transparent, so its name '%s' is in no path.", module.getSimpleName(), given)
            .mend("Remove the name, or @Transparent.");
  }

  private @Nullable Problem unusedName(ExecutableElement method) {
    NameLike like = method.getAnnotation(NameLike.class);
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    boolean transparent = method.getAnnotation(Transparent.class) != null || method.getEnclosingElement().getAnnotation(Transparent.class) != null;
    return like == null || !isStatic && !transparent
        ? null
        : Problem.of(Code.HK0116, places.apply(method))
            .wrong("Method '%s' is %s and so no scope; it cannot be named like '%s'.",
                method.getSimpleName(), isStatic ? "static" : "transparent", like.value())
            .mend("Remove @NameLike: what the method makes is named in the scope of its caller.");
  }

  /// A module that belongs to a family, or is one, without its dispatch interface.
  public Problem noDispatch(TypeElement module, String dispatch) {
    String word = module.getKind() == ElementKind.INTERFACE ? "extends" : "implements";
    return Problem.of(Code.HK0109, places.apply(module))
        .wrong("'%s' is called through an abstract forward method, but does not name its dispatch interface.", module.getSimpleName())
        .mend("Add '%s %s'; the processor writes it.", word, dispatch);
  }

  /// A module that names a dispatch interface, but belongs to no family and is none.
  public Problem noFamily(TypeElement module, String dispatch) {
    return Problem.of(Code.HK0117, places.apply(module))
        .wrong("'%s' names '%s', but is of no family: it implements no abstract forward method.", module.getSimpleName(), dispatch)
        .mend("Implement an interface with @HkModule, 'Layer' for instance, or leave '%s' out: calls of the class itself need none.", dispatch);
  }

  /// A class whose generated sources have names that are taken.
  public Problem nameTaken(TypeElement type, String generated) {
    return Problem.of(Code.HK0115, places.apply(type))
        .wrong("'%s' is generated from '%s', but there is another class of this name.", generated, type.getSimpleName())
        .mend("Give one of the two classes another name.");
  }

  /// An `@HkTree` on something that is not a record.
  public Problem notARecord(TypeElement type) {
    return Problem.of(Code.HK0401, places.apply(type))
        .wrong("'%s' is marked @HkTree, but is not a record.", type.getSimpleName())
        .mend("Make it a record; its components are the children of the tree.");
  }

  /// An `@HkTree` record without its interface.
  public Problem noTree(TypeElement type, String tree) {
    return Problem.of(Code.HK0401, places.apply(type))
        .wrong("Record '%s' is marked @HkTree, but does not name its tree interface.", type.getSimpleName())
        .mend("Add 'implements %s'; the processor writes it.", tree);
  }
}
