package dev.hokku.tests.mistakes;

/// Something that a user may write and that cannot work.
///
/// @param what the code, as short as it can be said
/// @param code what runs it
record Mistake(String what, Runnable code) {

  static Mistake of(String what, Runnable code) {
    return new Mistake(what, code);
  }

  /// What the user reads, without line numbers, which move, and the size of this heap.
  String answer() {
    try {
      code.run();
    } catch (RuntimeException e) {
      return "%s%n%s: %s".formatted(what, e.getClass().getSimpleName(), e.getMessage())
          .replaceAll("\\.java:\\d+", ".java:…")
          .replaceAll("the heap has [\\d.]+ [MG]iB", "the heap has …")
          .replaceAll("\\s+$", "");
    }
    return what + System.lineSeparator() + "nothing is said";
  }
}
