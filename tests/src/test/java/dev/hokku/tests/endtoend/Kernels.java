package dev.hokku.tests.endtoend;

import dev.hokku.backend.cpu.CpuBackend;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The classes of the rooms of kernels that compute with vectors, as their bytecode says.
final class Kernels {

  private Kernels() {}

  /// By a name such as `gemm.Tile12x32`.
  static Map<String, ClassModel> all() throws Exception {
    Path runtime = Path.of(CpuBackend.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(runtime)) {
      return in(runtime);
    }
    try (FileSystem jar = FileSystems.newFileSystem(runtime)) {
      return in(jar.getPath("/"));
    }
  }

  private static Map<String, ClassModel> in(Path runtime) throws IOException {
    Map<String, ClassModel> kernels = new TreeMap<>();
    for (String room : List.of("gemm", "vector", "doubles")) {
      try (DirectoryStream<Path> classes = Files.newDirectoryStream(runtime.resolve("dev/hokku/backend/cpu").resolve(room), "*.class")) {
        for (Path file : classes) {
          ClassModel model = ClassFile.of().parse(Files.readAllBytes(file));
          if (computesWithVectors(model)) {
            kernels.put(room + "." + file.getFileName().toString().replace(".class", ""), model);
          }
        }
      }
    }
    return kernels;
  }

  private static boolean computesWithVectors(ClassModel model) {
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof MethodRefEntry method && method.owner().asInternalName().startsWith("jdk/incubator/vector/") && method.name().equalsString("intoArray")) {
        return true;
      }
    }
    return false;
  }
}
