package dev.hokku.tests.endtoend;

import java.nio.file.Path;

/// Where this project's files are, for tests that look at them.
public final class Project {

  /// The directory with the root `pom.xml`. Surefire names the module's own directory in `basedir`.
  public static final Path ROOT = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize().getParent();

  private Project() {}
}
