package dev.hokku.processor.read;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;
import javax.lang.model.SourceVersion;

/// The jar or the folder that a class was read from, as far as names go: no class file is opened, and nothing stays open.
///
/// @param uri what the URIs of its files begin with
/// @param packages what a jar holds, by package; a folder is looked at when it is asked
record ClassRoot(String uri, Optional<Path> folder, Map<String, Set<String>> packages) {

  private static final String CLASS = ".class";

  /// The root of a class file; nothing if it is neither a plain file nor in a jar that is one, or not where its name says.
  static Optional<ClassRoot> of(URI classFile, String binaryName) throws IOException {
    String path = path(binaryName);
    String uri = classFile.toString();
    if (!uri.endsWith("/" + path)) {
      return Optional.empty();
    }
    String root = uri.substring(0, uri.length() - path.length());
    if (root.startsWith("file:")) {
      return Optional.of(new ClassRoot(root, Optional.of(Path.of(URI.create(root))), Map.of()));
    }
    return root.startsWith("jar:file:") && root.indexOf("!/") == root.length() - 2
        ? Optional.of(new ClassRoot(root, Optional.empty(), jar(Path.of(URI.create(root.substring("jar:".length(), root.length() - 2))))))
        : Optional.empty();
  }

  private static String path(String binaryName) {
    return binaryName.replace('.', '/') + CLASS;
  }

  /// Whether this is where a class stands here.
  boolean isAt(URI classFile, String binaryName) {
    return classFile.toString().equals(uri + path(binaryName));
  }

  private static Map<String, Set<String>> jar(Path path) throws IOException {
    Map<String, Set<String>> packages = new HashMap<>();
    try (ZipFile jar = new ZipFile(path.toFile())) {
      for (var entries = jar.entries(); entries.hasMoreElements(); ) {
        String name = entries.nextElement().getName();
        int slash = name.lastIndexOf('/');
        if (slash > 0) {
          add(name.substring(slash + 1), packages.computeIfAbsent(name.substring(0, slash).replace('/', '.'), key -> new HashSet<>()));
        }
      }
    }
    return packages;
  }

  /// Names of the top-level and member classes of a package, `Linear` and `Linear$Options`; none if the package is not here.
  Set<String> classes(String packageName) throws IOException {
    return folder.isPresent()
        ? in(folder.get().resolve(packageName.replace('.', '/')))
        : packages.getOrDefault(packageName, Set.of());
  }

  private static Set<String> in(Path folder) throws IOException {
    Set<String> found = new HashSet<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + CLASS)) {
        files.forEach(file -> add(file.getFileName().toString(), found));
      }
    }
    return found;
  }

  /// Local and anonymous classes, and `package-info`, have no name that anybody could ask for.
  private static void add(String file, Set<String> names) {
    if (file.endsWith(CLASS)) {
      String name = file.substring(0, file.length() - CLASS.length());
      if (SourceVersion.isName(name.replace('$', '.'))) {
        names.add(name);
      }
    }
  }
}
