package dev.hokku.processor.read;

import dev.hokku.HkModule;
import dev.hokku.processor.model.TypeRef;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/// The classes of Hokku's runtime, listed by the names of their files. `PackageElement.getEnclosedElements` would make javac read each class of a package: hundreds,
/// of which most programs use a few dozen.
///
/// Only names come from files: each class that is opened the outer compilation reads itself. So all would be as ever if packages were not split. [#lacks] notices if one is:
/// another class of a name that the files have is not where it should be when it is opened; a class whose name they do not have is missed with an error, since who names it
/// does so in full or by an import. In a package with sources that is not so, since its own classes hide imported ones; such a package is not listed here.
final class RuntimeClasses {

  private static final String OWN = HkModule.class.getPackageName() + ".";
  private static final Pattern NAME = Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");

  private final Elements outer;
  private final ModuleElement module;
  private final ClassRoot root;
  private final Set<String> withSources;
  private final Map<String, Set<String>> listed = new HashMap<>();
  /// Whether a class was opened of which the outer compilation has another one, earlier on its class path or among its sources.
  private boolean hidden;

  private RuntimeClasses(Elements outer, ModuleElement module, ClassRoot root, Set<String> withSources) {
    this.outer = outer;
    this.module = module;
    this.root = root;
    this.withSources = withSources;
  }

  /// What stands beside a class of the runtime; nothing if that is compiled now, or does not come from a file.
  ///
  /// @param withSources packages that are not listed here, since sources in them are read
  static Optional<RuntimeClasses> beside(TypeRef known, Elements outer, Set<String> withSources) {
    TypeElement type = outer.getTypeElement(known.qualified());
    JavaFileObject file = type == null ? null : outer.getFileObjectOf(type);
    ModuleElement module = type == null ? null : outer.getModuleOf(type);
    if (file == null || file.getKind() != JavaFileObject.Kind.CLASS || module == null) {
      return Optional.empty();
    }
    try {
      return ClassRoot.of(file.toUri(), known.qualified()).map(root -> new RuntimeClasses(outer, module, root, withSources));
    } catch (IOException notAFile) {
      return Optional.empty();
    }
  }

  /// The classes of a package; none if it is not the runtime's or has sources.
  List<JavaFileObject> list(String packageName) throws IOException {
    if (!packageName.startsWith(OWN) || withSources.contains(packageName)) {
      return List.of();
    }
    Set<String> names = root.classes(packageName);
    if (!names.isEmpty()) {
      listed.put(packageName, names);
    }
    List<JavaFileObject> files = new ArrayList<>();
    names.forEach(name -> files.add(new Listed(packageName + "." + name)));
    return files;
  }

  /// Whether other jars, folders or sources have classes in packages of the runtime, too, and an analysis met one: it is hidden here, or an error names it, the outer
  /// compilation knows it, and these files do not.
  boolean lacks(Collection<? extends Diagnostic<?>> diagnostics) {
    Set<String> names = new HashSet<>();
    for (Diagnostic<?> d : diagnostics) {
      if (d.getKind() == Diagnostic.Kind.ERROR) {
        NAME.matcher(d.getMessage(Locale.ROOT)).results().forEach(name -> names.add(name.group()));
      }
    }
    return hidden || listed.entrySet().stream().anyMatch(entry -> names.stream()
        .anyMatch(name -> !entry.getValue().contains(name) && outer.getTypeElement(module, entry.getKey() + "." + name) != null));
  }

  /// A class whose file the outer compilation looks up once it is opened.
  final class Listed extends SimpleJavaFileObject {
    final String binaryName;

    Listed(String binaryName) {
      super(URI.create("runtime:///" + binaryName.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
      this.binaryName = binaryName;
    }

    @Override
    public InputStream openInputStream() throws IOException {
      TypeElement type = outer.getTypeElement(module, binaryName.replace('$', '.'));
      JavaFileObject file = type == null ? null : outer.getFileObjectOf(type);
      hidden |= file == null || !root.isAt(file.toUri(), binaryName);
      if (file == null || file.getKind() != Kind.CLASS) {
        throw new FileNotFoundException(binaryName);
      }
      return file.openInputStream();
    }
  }
}
