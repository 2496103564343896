package dev.hokku.backend.cpu.vector;

/// The vector length that kernels are chosen for. It changes speed only: every kernel gives the same bits at every width.
///
/// The system property `hokku.vector` forces one (`512`, `256`, `128`, or `none` for plain loops), so that tests and benchmarks see all.
public enum VectorWidth {
  BITS_512(512),
  BITS_256(256),
  BITS_128(128),
  /// Plain Java loops; names no class of `jdk.incubator.vector`.
  NONE(32);

  /// What this JVM uses: the forced width, else the machine's preferred one, else none.
  public static final VectorWidth CHOSEN = choose();

  private final int bits;

  VectorWidth(int bits) {
    this.bits = bits;
  }

  /// The length of a vector in bits; 32 for plain loops.
  public int bits() {
    return bits;
  }

  /// Floats in a vector.
  public int lanes() {
    return bits / 32;
  }

  /// Whether `jdk.incubator.vector` was resolved when this JVM started. Asked before any class that has a vector in it is touched.
  public static boolean moduleIsPresent() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  private static VectorWidth choose() {
    String forced = System.getProperty("hokku.vector", "");
    if (forced.equals("none") || !moduleIsPresent()) {
      return NONE;
    }
    int bits = forced.isEmpty() ? PreferredBits.find() : Integer.parseInt(forced);
    for (VectorWidth width : values()) {
      if (width.bits <= bits) {
        return width;
      }
    }
    return NONE;
  }
}
