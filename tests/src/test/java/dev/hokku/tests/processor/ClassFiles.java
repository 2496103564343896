package dev.hokku.tests.processor;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/// Files of a compilation that note which class files javac opens, and may keep to themselves where these are.
final class ClassFiles extends ForwardingJavaFileManager<JavaFileManager> {

  /// Qualified names of the classes that were read, the JDK's apart.
  final Set<String> opened = new TreeSet<>();
  private final boolean inMemory;

  /// @param inMemory whether the files look like an application server's, which are nowhere on disk
  ClassFiles(JavaFileManager files, boolean inMemory) {
    super(files);
    this.inMemory = inMemory;
  }

  private final class Noted extends ForwardingJavaFileObject<JavaFileObject> {
    private final String name;

    Noted(JavaFileObject file, String name) {
      super(file);
      this.name = name;
    }

    JavaFileObject file() {
      return fileObject;
    }

    @Override
    public URI toUri() {
      return inMemory ? URI.create("memory:///" + name.replace('.', '/') + Kind.CLASS.extension) : super.toUri();
    }

    @Override
    public InputStream openInputStream() throws IOException {
      opened.add(name);
      return super.openInputStream();
    }
  }

  @Override
  public Iterable<JavaFileObject> list(Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    if (!packageName.startsWith("dev.hokku")) {
      return super.list(location, packageName, kinds, recurse);
    }
    List<JavaFileObject> files = new ArrayList<>();
    for (JavaFileObject file : super.list(location, packageName, kinds, recurse)) {
      files.add(file.getKind() == JavaFileObject.Kind.CLASS ? new Noted(file, super.inferBinaryName(location, file)) : file);
    }
    return files;
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof Noted noted ? noted.name : super.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return super.isSameFile(original(a), original(b));
  }

  @Override
  public boolean contains(Location location, FileObject file) throws IOException {
    return super.contains(location, original(file));
  }

  private static FileObject original(FileObject file) {
    return file instanceof Noted noted ? noted.file() : file;
  }
}
