package dev.hokku.processor.read;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import dev.hokku.processor.model.MethodId;
import dev.hokku.processor.model.Site;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/// Reads bodies that are compiled with a batch but belong to no module, when a body of the batch calls them: nobody lowers them, so
/// intrinsics in them are mistakes.
final class ForeignReader {

  private final NestedAnalysis nested;
  /// What was read, by method; empty for one whose source is not here.
  final Map<MethodId, Optional<List<Site>>> read = new LinkedHashMap<>();

  /// Whether the source of a class is part of this compilation.
  private final Map<TypeElement, Boolean> sources = new HashMap<>();

  ForeignReader(NestedAnalysis nested) {
    this.nested = nested;
  }

  /// Reads a method and those that it calls; false if its source is not part of this compilation.
  boolean read(ExecutableElement method, Library library) {
    if (!sources.computeIfAbsent((TypeElement) method.getEnclosingElement(), type -> nested.trees.getTree(type) != null)) {
      return false;
    }
    MethodId id = TypeNames.id(method, nested.types);
    Optional<List<Site>> known = read.get(id);
    if (known != null) {
      return known.isPresent();
    }
    TreePath path = path(method);
    if (path == null || !(path.getLeaf() instanceof MethodTree tree) || tree.getBody() == null) {
      read.put(id, Optional.empty());
      return false;
    }
    read.put(id, Optional.of(List.of())); // a recursion adds nothing
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    Scene scene = new Scene(nested.unit(path.getCompilationUnit()), nested, library, owner);
    new BodyReader(scene, tree).scan(new TreePath(path, tree.getBody()), null);
    read.put(id, Optional.of(List.copyOf(scene.sites)));
    return true;
  }

  /// The method's tree; one of a local class stands in another body, and is read there.
  private @Nullable TreePath path(ExecutableElement method) {
    return Scene.isLocal(method) ? null : nested.trees.getPath(method);
  }
}
