package dev.hokku.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.hokku.Forward;
import dev.hokku.processor.model.FieldModel;
import dev.hokku.processor.model.MethodModel;
import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.ModuleModel.Inherited;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/// Reads one module class, or one class with static forward functions.
final class ModuleReader {

  private final Unit unit;
  private final NestedAnalysis nested;
  private final Library library;
  private final TypeElement module;
  private final TreePath path;
  private final ClassTree tree;

  /// @param path of its class tree
  ModuleReader(Unit unit, NestedAnalysis nested, Library library, TypeElement module, TreePath path) {
    this.unit = unit;
    this.nested = nested;
    this.library = library;
    this.module = module;
    this.path = path;
    this.tree = (ClassTree) path.getLeaf();
  }

  ModuleModel read() {
    TypeRef type = TypeNames.ref(module);
    ModuleModel.Kind kind = kind();
    SubmoduleReader submodules = new SubmoduleReader(unit, nested, library, module, tree);
    if (kind == ModuleModel.Kind.CONCRETE || kind == ModuleModel.Kind.ABSTRACT) {
      submodules.read();
    }
    return new ModuleModel(
        type,
        kind,
        unit.file,
        unit.at(tree),
        tree.getTypeParameters().stream().map((TypeParameterTree t) -> unit.text(t)).collect(Collectors.joining(", ")),
        tree.getTypeParameters().stream().map(t -> t.getName().toString()).collect(Collectors.joining(", ")),
        TypeNames.scopeName(module),
        givenName(),
        base(),
        fields(),
        kind == ModuleModel.Kind.CONCRETE || kind == ModuleModel.Kind.ABSTRACT
            ? new OptionReader(unit, nested, library, module, tree).read()
            : List.of(),
        submodules.submodules,
        submodules.unknown,
        submodules.always,
        suppress(),
        isPublic(),
        kind != ModuleModel.Kind.FUNCTIONS && library.dispatched(module),
        methods(),
        inherited(kind),
        unlowered());
  }

  private ModuleModel.Kind kind() {
    if (!TypeNames.isModule(module)) {
      return ModuleModel.Kind.FUNCTIONS;
    }
    if (module.getKind() == ElementKind.INTERFACE) {
      return ModuleModel.Kind.FAMILY;
    }
    return module.getModifiers().contains(Modifier.ABSTRACT) ? ModuleModel.Kind.ABSTRACT : ModuleModel.Kind.CONCRETE;
  }

  /// A field or component `String name` holds the name that the user gave.
  private Optional<String> givenName() {
    for (Element e : nested.members(module)) {
      if (e.getKind() == ElementKind.FIELD
          && e.getSimpleName().contentEquals("name")
          && !e.getModifiers().contains(Modifier.STATIC)
          && TypeNames.erased(e.asType(), nested.types).equals("java.lang.String")) {
        return Optional.of(Scene.isRecordField(e) ? "name()" : "name");
      }
    }
    return Optional.empty();
  }

  private Optional<TypeRef> base() {
    TypeMirror s = module.getSuperclass();
    return s instanceof DeclaredType d && TypeNames.isModule(d.asElement())
        ? Optional.of(TypeNames.ref((TypeElement) d.asElement()))
        : Optional.empty();
  }

  private List<FieldModel> fields() {
    List<FieldModel> fields = new ArrayList<>();
    for (Tree member : tree.getMembers()) {
      if (member instanceof VariableTree v
          && unit.element(v) instanceof VariableElement f
          && f.getKind() == ElementKind.FIELD
          && !f.getModifiers().contains(Modifier.STATIC)) {
        fields.add(new FieldModel(
            v.getName().toString(),
            unit.at(v),
            f.getModifiers().contains(Modifier.PRIVATE),
            f.getModifiers().contains(Modifier.FINAL),
            Scene.isRecordField(f),
            Holders.element(f.asType(), nested.types) != null));
      }
    }
    return fields;
  }

  private Optional<String> suppress() {
    return tree.getModifiers().getAnnotations().stream()
        .filter(a -> a.getAnnotationType().toString().endsWith("SuppressWarnings"))
        .map((AnnotationTree a) -> unit.text(a))
        .findFirst();
  }

  private boolean isPublic() {
    for (Element e = module; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (!e.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }

  private List<MethodModel> methods() {
    MethodReader reader = new MethodReader(unit, nested, library, module);
    List<MethodModel> methods = new ArrayList<>();
    for (Tree member : tree.getMembers()) {
      if (member instanceof MethodTree m
          && unit.element(m) instanceof ExecutableElement e
          && e.getKind() == ElementKind.METHOD
          && (m.getBody() != null || Marks.has(e, Forward.class))) {
        methods.add(reader.read(path, m, e));
      }
    }
    return methods;
  }

  private List<Inherited> inherited(ModuleModel.Kind kind) {
    if (kind != ModuleModel.Kind.CONCRETE) {
      return List.of();
    }
    List<Inherited> found = new ArrayList<>();
    for (ExecutableElement m : ElementFilter.methodsIn(nested.members(module))) {
      if (Marks.has(m, Forward.class)
          && !m.getEnclosingElement().equals(module)
          && !m.getModifiers().contains(Modifier.ABSTRACT)
          && !m.getModifiers().contains(Modifier.STATIC)) {
        found.add(inherited(m));
      }
    }
    return found;
  }

  private Inherited inherited(ExecutableElement m) {
    ExecutableType seen = (ExecutableType) nested.types.asMemberOf((DeclaredType) module.asType(), m);
    library.callee(m);
    return new Inherited(
        TypeNames.id(m, nested.types),
        TypeNames.ref((TypeElement) m.getEnclosingElement()),
        Primary.isPrimary(m, module, nested),
        TypePrinter.print(seen.getReturnType()),
        TypePrinter.params(m, seen),
        TypePrinter.list(seen.getThrownTypes()));
  }

  /// Calls in constructors, initialisers and nested classes that are not modules: none of this is lowered.
  private List<Site> unlowered() {
    List<Site> found = new ArrayList<>();
    for (Tree member : tree.getMembers()) {
      switch (member) {
        case MethodTree m when m.getReturnType() == null && m.getBody() != null -> read(path, m, m.getBody(), found);
        case VariableTree v when v.getInitializer() != null -> read(path, v, v.getInitializer(), found);
        case BlockTree b -> read(path, b, b, found);
        case ClassTree c when unit.element(c) instanceof TypeElement t && !TypeNames.isModule(t) && !library.inBatch(t) ->
            read(path, c, c, found);
        default -> {
          // methods are read by their own reader, nested modules as modules
        }
      }
    }
    return found.stream()
        .filter(s -> s instanceof Site.Intrinsic || s instanceof Site.Call || s instanceof Site.Reference r && r.callee().isPresent())
        .toList();
  }

  private void read(TreePath classPath, Tree root, Tree part, List<Site> found) {
    Scene scene = new Scene(unit, nested, library, module);
    TreePath rootPath = new TreePath(classPath, root);
    new BodyReader(scene, root).scan(root == part ? rootPath : new TreePath(rootPath, part), null);
    found.addAll(scene.sites);
  }
}
