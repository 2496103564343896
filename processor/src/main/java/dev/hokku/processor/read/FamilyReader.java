package dev.hokku.processor.read;

import dev.hokku.Forward;
import dev.hokku.processor.model.FamilyModel;
import dev.hokku.processor.model.FamilyModel.Method;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/// Reads, from declarations alone, which dispatch interface a module needs.
///
/// Its elements are those of the running compilation: declarations may be asked for, bodies never are.
public final class FamilyReader {

  private final Elements elements;
  private final Types types;

  public FamilyReader(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /// The dispatch interface of a module; nothing if it neither is nor belongs to a family.
  public Optional<FamilyModel> read(TypeElement module) {
    List<DeclaredType> families = families(module);
    List<Method> declared = abstractForwards(module).stream().map(m -> method(module, m)).toList();
    if (families.isEmpty() && declared.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new FamilyModel(
        TypeNames.ref(module),
        module.getModifiers().contains(Modifier.PUBLIC),
        TypePrinter.variables(module.getTypeParameters()),
        families.stream().map(FamilyReader::dispatch).toList(),
        declared,
        implemented(module),
        module.getKind() != ElementKind.INTERFACE && !module.getModifiers().contains(Modifier.ABSTRACT),
        families.isEmpty() && functional(module, declared)));
  }

  private static String dispatch(DeclaredType family) {
    return TypeRef.mark(TypeNames.ref((TypeElement) family.asElement()).generated("Dispatch")) + TypePrinter.arguments(family);
  }

  /// A generic method has no lambdas, nor has a sealed interface.
  private boolean functional(TypeElement module, List<Method> declared) {
    return module.getKind() == ElementKind.INTERFACE
        && !module.getModifiers().contains(Modifier.SEALED)
        && declared.size() == 1
        && declared.getFirst().variables().isEmpty()
        && abstractMethods(module) == 1;
  }

  private long abstractMethods(TypeElement module) {
    TypeElement object = elements.getTypeElement("java.lang.Object");
    return ElementFilter.methodsIn(elements.getAllMembers(module)).stream()
        .filter(m -> m.getModifiers().contains(Modifier.ABSTRACT))
        .filter(m -> ElementFilter.methodsIn(object.getEnclosedElements()).stream()
            .noneMatch(o -> o.getSimpleName().equals(m.getSimpleName()) && o.getParameters().size() == m.getParameters().size()))
        .count();
  }

  /// Whether the module names its dispatch interface; it is not generated yet, so only its name is known.
  public boolean declares(TypeElement module, FamilyModel family) {
    return TypeNames.implementsNamed(module, family.dispatch().simple());
  }

  /// The dispatch interface that a module without a family names, and that nobody will write.
  public Optional<String> undeclared(TypeElement module) {
    String dispatch = TypeNames.ref(module).generated("Dispatch").simple();
    return module.getInterfaces().stream().anyMatch(type -> type.getKind() == TypeKind.ERROR && TypeNames.isNamed(type, dispatch))
        ? Optional.of(dispatch)
        : Optional.empty();
  }

  /// Direct supertypes that are modules and, themselves or above, have abstract forward methods.
  private List<DeclaredType> families(TypeElement module) {
    List<DeclaredType> found = new ArrayList<>();
    for (TypeMirror s : types.directSupertypes(module.asType())) {
      if (s instanceof DeclaredType d && d.asElement() instanceof TypeElement t && TypeNames.isModule(t) && inFamily(t)) {
        found.add(d);
      }
    }
    return found;
  }

  private boolean inFamily(TypeElement type) {
    return !abstractForwards(type).isEmpty() || !families(type).isEmpty();
  }

  private static List<ExecutableElement> abstractForwards(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(m -> Marks.has(m, Forward.class) && m.getModifiers().contains(Modifier.ABSTRACT))
        .toList();
  }

  /// Forward methods with a body, declared here, that some family above declares abstract.
  private List<Method> implemented(TypeElement module) {
    List<Method> found = new ArrayList<>();
    for (ExecutableElement m : ElementFilter.methodsIn(module.getEnclosedElements())) {
      if (m.getModifiers().contains(Modifier.ABSTRACT) || !Marks.has(m, Forward.class)) {
        continue;
      }
      for (TypeElement family : above(module)) {
        for (ExecutableElement a : abstractForwards(family)) {
          if (elements.overrides(m, a, module)) {
            found.add(method(module, m));
          }
        }
      }
    }
    return found.stream().distinct().toList();
  }

  private List<TypeElement> above(TypeElement module) {
    List<TypeElement> found = new ArrayList<>();
    for (DeclaredType f : families(module)) {
      TypeElement family = (TypeElement) f.asElement();
      found.add(family);
      found.addAll(above(family));
    }
    return found;
  }

  private Method method(TypeElement module, ExecutableElement m) {
    ExecutableType seen = (ExecutableType) types.asMemberOf((DeclaredType) module.asType(), m);
    return new Method(
        m.getSimpleName().toString(),
        TypePrinter.variables(m.getTypeParameters()),
        TypePrinter.print(seen.getReturnType()),
        TypePrinter.params(m, seen),
        TypePrinter.list(seen.getThrownTypes()));
  }
}
