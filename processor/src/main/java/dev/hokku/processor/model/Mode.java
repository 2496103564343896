package dev.hokku.processor.model;

/// The two classes that are generated for a module: one has the functions that make parameters, the other those that read them, and the lowered bodies that
/// both run.
public enum Mode {
  INIT("Init"),
  APPLY("Apply");

  private final String suffix;

  Mode(String suffix) {
    this.suffix = suffix;
  }

  /// The ending of the generated class's name.
  public String suffix() {
    return suffix;
  }

  /// The virtual method that dispatch interfaces declare for a forward method: `forward$Apply`.
  public static String virtual(String method) {
    return method + "$" + APPLY.suffix;
  }
}
