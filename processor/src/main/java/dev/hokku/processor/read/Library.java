package dev.hokku.processor.read;

import dev.hokku.Effect;
import dev.hokku.Effects;
import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.Intrinsic;
import dev.hokku.processor.model.Callee;
import dev.hokku.processor.model.EffectSet;
import dev.hokku.processor.model.MethodEffects;
import dev.hokku.processor.model.MethodId;
import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Through;
import dev.hokku.processor.model.TypeRef;
import dev.hokku.processor.model.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/// What is known of methods that a body may call: those of this batch by their source, all others by the
/// [Effects] annotation on their generated twins.
final class Library {

  private final NestedAnalysis nested;
  private final Set<String> batch;
  private final Vocabulary vocabulary;
  private final Set<String> generatedSources;
  private final ForeignReader foreigners;
  final Implementations implementations;
  private final Map<TypeElement, Boolean> dispatched = new HashMap<>();
  private final Map<TypeElement, Optional<TypeElement>> generated = new HashMap<>();
  final Map<MethodId, MethodEffects> effects = new LinkedHashMap<>();
  final Map<TypeRef, String> scopeNames = new LinkedHashMap<>();
  private @Nullable List<ExecutableElement> frameMethods;
  final Map<MethodId, List<String>> tables = new LinkedHashMap<>();

  /// @param batch qualified names of the classes that are translated now
  /// @param foreigners reads methods that are no module's
  Library(NestedAnalysis nested, Set<String> batch, Vocabulary vocabulary, ForeignReader foreigners) {
    this.nested = nested;
    this.foreigners = foreigners;
    this.implementations = new Implementations(nested, this);
    this.batch = batch;
    this.vocabulary = vocabulary;
    this.generatedSources = batch.stream()
        .map(nested.elements::getTypeElement)
        .filter(Objects::nonNull)
        .map(t -> TypeNames.ref(t).generated("").nested())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Simple names of the classes that this batch generates.
  boolean generates(String simpleName) {
    for (Mode mode : Mode.values()) {
      if (simpleName.endsWith(mode.suffix())) {
        String source = simpleName.substring(0, simpleName.length() - mode.suffix().length());
        if (generatedSources.contains(source)) {
          return true;
        }
      }
    }
    return false;
  }

  boolean inBatch(TypeElement type) {
    return batch.contains(type.getQualifiedName().toString());
  }

  /// The callee that a method is to lowering, or null if calls of it stay plain calls.
  @Nullable Callee callee(ExecutableElement method) {
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    boolean forward = Marks.has(method, Forward.class);
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    if (method.getKind() != ElementKind.METHOD || !forward && !TypeNames.isModule(owner) && !(isStatic && inBatch(owner))) {
      return null;
    }
    boolean isAbstract = method.getModifiers().contains(Modifier.ABSTRACT);
    if (isAbstract && !forward) {
      return null;
    }
    MethodId id = TypeNames.id(method, nested.types);
    if (!inBatch(owner) && !effects.containsKey(id)) {
      compiledEarlier(id, method, owner, forward, isAbstract);
    }
    Callee.How how = isStatic ? Callee.How.STATIC : isAbstract ? Callee.How.VIRTUAL : Callee.How.DIRECT;
    return new Callee(id, TypeNames.ref(owner), how, forward, method.getModifiers().contains(Modifier.PRIVATE));
  }

  private void compiledEarlier(MethodId id, ExecutableElement method, TypeElement owner, boolean forward, boolean isAbstract) {
    if (isAbstract) {
      effects.put(id, MethodEffects.of(bound(method)));
      return;
    }
    ExecutableElement twin = twin(method, owner);
    Effects known = twin == null ? null : twin.getAnnotation(Effects.class);
    if (known == null) {
      effects.put(id, MethodEffects.NONE);
      return;
    }
    Set<Through> through = known.through().lines().map(Through::decoded).collect(Collectors.toUnmodifiableSet());
    effects.put(id, new MethodEffects(new EffectSet(EffectSet.named(known.value()), EffectSet.named(known.may())), through));
    tables.put(id, known.table().lines().toList());
  }

  /// The lowered twin in the generated class: same name, the frame (and the module) first.
  private @Nullable ExecutableElement twin(ExecutableElement method, TypeElement owner) {
    Optional<TypeElement> generated = generated(owner);
    if (generated.isEmpty()) {
      return null;
    }
    int own = method.getModifiers().contains(Modifier.STATIC) ? 1 : 2;
    List<String> wanted = method.getParameters().stream().map(p -> erased(p)).toList();
    for (ExecutableElement candidate : ElementFilter.methodsIn(generated.get().getEnclosedElements())) {
      List<? extends VariableElement> params = candidate.getParameters();
      if (candidate.getSimpleName().toString().equals(method.getSimpleName().toString())
          && params.size() == own + wanted.size()
          && Marks.has(candidate, Effects.class)
          && params.subList(own, params.size()).stream().map(this::erased).toList().equals(wanted)) {
        return candidate;
      }
    }
    return null;
  }

  private String erased(VariableElement p) {
    return TypeNames.erased(p.asType(), nested.types);
  }

  /// The class of apply that was generated for a module.
  private Optional<TypeElement> generated(TypeElement owner) {
    return generated.computeIfAbsent(owner, module ->
        Optional.ofNullable(nested.elements.getTypeElement(TypeNames.ref(module).generated(Mode.APPLY.suffix()).qualified())));
  }

  /// A forward method whose class has no generated twin: its jar was built without the processor.
  boolean compiledWithoutProcessor(ExecutableElement method) {
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    return Marks.has(method, Forward.class)
        && !inBatch(owner)
        && owner.getNestingKind() != NestingKind.LOCAL
        && generated(owner).isEmpty();
  }

  /// Whether calls through this type are virtual: it, or a family that it belongs to, declares an abstract forward method.
  boolean dispatched(TypeElement type) {
    Boolean known = dispatched.get(type);
    if (known == null) {
      known = leadsToAbstract(type);
      dispatched.put(type, known);
    }
    return known;
  }

  private boolean leadsToAbstract(TypeElement type) {
    for (Element member : nested.members(type)) {
      if (Marks.has(member, Forward.class) && member.getModifiers().contains(Modifier.ABSTRACT)) {
        return true;
      }
    }
    return declaresAbstractForward(type) || nested.types.directSupertypes(type.asType()).stream()
        .anyMatch(s -> TypeNames.module(s, nested.types) instanceof TypeElement t && dispatched(t));
  }

  private static boolean declaresAbstractForward(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .anyMatch(m -> Marks.has(m, Forward.class) && m.getModifiers().contains(Modifier.ABSTRACT));
  }

  /// The class whose `TYPE` names modules of this static type; nothing if they name themselves.
  Optional<TypeRef> typeConstant(TypeElement module) {
    scopeNames.computeIfAbsent(TypeNames.ref(module), ref -> TypeNames.scopeName(module));
    return TypeNames.isOpen(module) && dispatched(module)
        ? Optional.empty()
        : Optional.of(TypeNames.ref(module));
  }

  /// The family of modules that a lambda of this type stands for.
  Optional<Site.Family> lambdaFamily(@Nullable TypeMirror type) {
    TypeElement module = TypeNames.module(type, nested.types);
    if (module == null || !dispatched(module)) {
      return Optional.empty();
    }
    EffectSet allowed = abstractForwards(module).map(Library::bound).reduce(EffectSet.NONE, EffectSet::and);
    return Optional.of(new Site.Family(TypeNames.ref(module), allowed));
  }

  Stream<ExecutableElement> abstractForwards(TypeElement type) {
    return ElementFilter.methodsIn(nested.members(type)).stream()
        .filter(m -> Marks.has(m, Forward.class) && m.getModifiers().contains(Modifier.ABSTRACT));
  }

  /// Reads a method that nobody lowers, if its source is compiled with this batch; false if it is not.
  boolean foreign(ExecutableElement method) {
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    return !inBatch(owner) && !TypeNames.isModule(owner) && foreigners.read(method, this);
  }

  /// The methods that a class which is no module has for the abstract forward methods of a family.
  List<ExecutableElement> foreignModule(TypeElement type) {
    return supers(type)
        .flatMap(this::abstractForwards)
        .flatMap(a -> ElementFilter.methodsIn(type.getEnclosedElements()).stream().filter(m -> nested.elements.overrides(m, a, type)))
        .distinct()
        .toList();
  }

  private Stream<TypeElement> supers(TypeElement type) {
    return nested.types.directSupertypes(type.asType()).stream()
        .map(s -> TypeNames.module(s, nested.types))
        .filter(Objects::nonNull);
  }

  /// The effects that an abstract forward method allows.
  static EffectSet bound(ExecutableElement method) {
    Forward forward = method.getAnnotation(Forward.class);
    Set<Effect> allowed = forward == null ? Set.of() : Set.copyOf(Arrays.asList(forward.effects()));
    return EffectSet.open(allowed);
  }

  /// Whether a type is a random key.
  boolean isKey(@Nullable TypeMirror type) {
    return type instanceof DeclaredType d && ((TypeElement) d.asElement()).getQualifiedName().contentEquals(vocabulary.key().qualified());
  }

  /// Whether a type is a random key or holds some.
  boolean holdsKeys(@Nullable TypeMirror type) {
    return isKey(type) || type instanceof DeclaredType d && d.getTypeArguments().stream().anyMatch(this::isKey);
  }

  /// Whether a function traces what it is given and threads no frames.
  boolean traces(ExecutableElement method) {
    return vocabulary.tracing().contains(TypeNames.packageOf(method));
  }

  /// How a function that threads no frames is called where it would: `vmap(f, VmapAxes)`; empty if the frame has none of its name.
  String threadedForm(ExecutableElement method) {
    if (Marks.has(method, Intrinsic.Lifted.class)) {
      return "";
    }
    return frameMethods().stream()
        .filter(twin -> twin.getSimpleName().contentEquals(method.getSimpleName()))
        .map(twin -> twin.getParameters().stream()
            .map(p -> Functional.arity(p.asType(), nested) >= 0 ? "f" : simpleName(p))
            .collect(Collectors.joining(", ", method.getSimpleName() + "(", ")")))
        .findFirst()
        .orElse("");
  }

  /// All methods of the frame; none where the runtime is not on the class path.
  private List<ExecutableElement> frameMethods() {
    if (frameMethods == null) {
      TypeElement frame = nested.elements.getTypeElement(vocabulary.frame().qualified());
      frameMethods = frame == null ? List.of() : ElementFilter.methodsIn(nested.members(frame));
    }
    return frameMethods;
  }

  private static String simpleName(VariableElement parameter) {
    return parameter.asType() instanceof DeclaredType d ? d.asElement().getSimpleName().toString() : parameter.asType().toString();
  }

  /// Which arguments of a lifted function take a frame: those for which the frame's method of the same name wants a function with
  /// one more parameter. Others (an interceptor, a getter) are handed on as they are.
  List<Boolean> framed(ExecutableElement method, int count) {
    List<? extends VariableElement> parameters = method.getParameters();
    List<ExecutableElement> twins = twins(method);
    List<Boolean> framed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int own = Math.min(i, parameters.size() - 1);
      int plain = Functional.arity(parameterType(method, own), nested);
      framed.add(twins.isEmpty()
          || plain >= 0 && twins.stream().anyMatch(twin -> Functional.arity(parameterType(twin, own), nested) == plain + 1));
    }
    return framed;
  }

  /// The frame's methods that a lifted function may become: of the same name, with as many parameters.
  private List<ExecutableElement> twins(ExecutableElement method) {
    return frameMethods().stream()
        .filter(twin -> twin.getSimpleName().contentEquals(method.getSimpleName()) && twin.getParameters().size() == method.getParameters().size())
        .toList();
  }

  /// The type arguments of a call of a lifted function, for the frame's method of the same name; empty if that has other type parameters.
  ///
  /// @param called the type of the method as it is called
  /// @param from the package that it is called in
  String witness(ExecutableElement method, @Nullable TypeMirror called, String from) {
    List<String> names = Witness.parameters(method);
    return twins(method).stream().anyMatch(twin -> Witness.parameters(twin).equals(names)) ? Witness.of(method, called, from) : "";
  }

  /// The type of a parameter; of one declared with `...` what each argument is.
  private static TypeMirror parameterType(ExecutableElement method, int index) {
    TypeMirror type = method.getParameters().get(index).asType();
    boolean last = index == method.getParameters().size() - 1;
    return last && method.isVarArgs() && type instanceof ArrayType array ? array.getComponentType() : type;
  }

  /// The module class of a type, an element type of a collection included; null if it holds none.
  @Nullable TypeElement held(@Nullable TypeMirror type) {
    return Holders.element(type, nested.types);
  }

  static boolean isModule(TypeElement type) {
    return Marks.has(type, HkModule.class);
  }
}
