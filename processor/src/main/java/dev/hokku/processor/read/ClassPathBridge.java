package dev.hokku.processor.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/// The class path of the nested compilation: whatever the outer one sees, asked of its `Elements`.
///
/// So jars, directories, the module path, sources of this compilation and sources generated in an earlier round all look alike. Packages of Hokku's runtime are listed
/// by [RuntimeClasses] where that can be.
/// The JDK itself comes from the nested compilation's own platform.
final class ClassPathBridge extends ForwardingJavaFileManager<StandardJavaFileManager> {

  private final Elements outer;
  /// All but the platform's, which are many: asking each of them for each package would take most of the time.
  private final List<? extends ModuleElement> modules;
  private final Optional<RuntimeClasses> runtime;

  ClassPathBridge(StandardJavaFileManager files, Elements outer, Optional<RuntimeClasses> runtime) {
    super(files);
    this.runtime = runtime;
    this.outer = outer;
    this.modules = outer.getAllModuleElements().stream().filter(m -> !isPlatform(m)).toList();
  }

  private static boolean isPlatform(ModuleElement module) {
    String name = module.getQualifiedName().toString();
    return name.startsWith("java.") || name.startsWith("jdk.");
  }

  /// javac unwraps file objects of the outer task before it hands them back, so the name travels in the object itself.
  private static final class Named extends ForwardingJavaFileObject<JavaFileObject> {
    final String binaryName;

    Named(JavaFileObject file, String binaryName) {
      super(file);
      this.binaryName = binaryName;
    }
  }

  @Override
  public Iterable<JavaFileObject> list(Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    if (location != StandardLocation.CLASS_PATH) {
      return location.isOutputLocation() || location == StandardLocation.SOURCE_PATH
          ? List.of()
          : super.list(location, packageName, kinds, recurse);
    }
    List<JavaFileObject> found = new ArrayList<>();
    if (runtime.isPresent() && kinds.contains(JavaFileObject.Kind.CLASS)) {
      found.addAll(runtime.get().list(packageName));
      if (!found.isEmpty()) {
        return found;
      }
    }
    for (ModuleElement module : modules) {
      PackageElement here = outer.getPackageElement(module, packageName);
      if (here != null) {
        for (Element e : here.getEnclosedElements()) {
          add((TypeElement) e, kinds, found);
        }
      }
    }
    return found;
  }

  private void add(TypeElement type, Set<JavaFileObject.Kind> kinds, List<JavaFileObject> found) {
    JavaFileObject file = outer.getFileObjectOf(type);
    if (file == null || !kinds.contains(file.getKind())) {
      return;
    }
    found.add(new Named(file, outer.getBinaryName(type).toString()));
    if (file.getKind() == JavaFileObject.Kind.CLASS) {
      for (Element e : type.getEnclosedElements()) {
        if (e instanceof TypeElement nested) {
          add(nested, kinds, found);
        }
      }
    }
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return switch (file) {
      case Named named -> named.binaryName;
      case RuntimeClasses.Listed listed -> listed.binaryName;
      default -> super.inferBinaryName(location, file);
    };
  }

  @Override
  public boolean hasLocation(Location location) {
    return location == StandardLocation.CLASS_PATH
        || location != StandardLocation.SOURCE_PATH && super.hasLocation(location);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a.toUri().equals(b.toUri());
  }
}
