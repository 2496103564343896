package dev.hokku.processor.model;

/// Each forward method becomes two bodies: one that creates parameters and one that reads them.
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
  public String virtual(String method) {
    return method + "$" + suffix;
  }
}
