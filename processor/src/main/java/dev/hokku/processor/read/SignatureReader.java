package dev.hokku.processor.read;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.hokku.processor.model.Param;
import dev.hokku.processor.model.Site;
import dev.hokku.processor.model.Span;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the types in a method's signature as the user wrote them; bare member types of the module are qualified, since the twin is another class.
final class SignatureReader {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Scene scene;
  private final BodyReader walk;
  private final TreePath path;
  private final MethodTree method;

  /// @param scene of the whole method: what its types mention is in sight of the body
  /// @param walk on this scene
  /// @param path of the method
  SignatureReader(Scene scene, BodyReader walk, TreePath path) {
    this.scene = scene;
    this.walk = walk;
    this.path = path;
    this.method = (MethodTree) path.getLeaf();
  }

  String typeParameters() {
    return joined(method.getTypeParameters());
  }

  String returnType() {
    return method.getReturnType() == null ? "void" : written(method.getReturnType(), scene.span(method.getReturnType()));
  }

  String throwsTypes() {
    return joined(method.getThrows());
  }

  private String joined(List<? extends Tree> types) {
    return types.stream().map(t -> written(t, scene.span(t))).collect(Collectors.joining(", "));
  }

  List<Param> params() {
    List<Param> params = new ArrayList<>();
    for (VariableTree p : method.getParameters()) {
      String name = p.getName().toString();
      scene.identifiers.add(name);
      int nameStart = scene.unit.file.text().lastIndexOf(name, scene.unit.end(p) - name.length());
      String type = written(p, new Span(scene.unit.start(p), nameStart));
      String plain = type.startsWith("final ") ? type.substring("final ".length()) : type;
      boolean varArgs = plain.endsWith("...");
      params.add(new Param(varArgs ? plain.substring(0, plain.length() - 3) : plain, name, varArgs));
    }
    return params;
  }

  /// The text of a type. Of what was found in it only mistakes are left in the scene.
  private String written(Tree tree, Span span) {
    int before = scene.sites.size();
    walk.scan(new TreePath(path, tree), null);
    List<Site> found = scene.sites.subList(before, scene.sites.size());
    List<Site> backwards = new ArrayList<>(found);
    found.clear();
    backwards.sort((a, b) -> Integer.compare(b.span().start(), a.span().start()));
    String text = scene.unit.file.slice(span);
    for (Site site : backwards) {
      if (site instanceof Site.MemberType(Span at, TypeRef type) && span.contains(at)) {
        text = text.substring(0, at.start() - span.start()) + type.nested() + text.substring(at.end() - span.start());
      } else if (site instanceof Site.Hazard) {
        scene.add(site);
      }
    }
    return SPACE.matcher(text.strip()).replaceAll(" ");
  }
}
