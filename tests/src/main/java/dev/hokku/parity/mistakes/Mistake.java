package dev.hokku.parity.mistakes;

/// What a program that Haiku refuses is in Java.
public sealed interface Mistake {

  /// A program; it throws if it is refused.
  @FunctionalInterface
  interface Program {
    Object run() throws Exception;
  }

  /// Refused when it runs.
  ///
  /// @param wrong the program
  /// @param mended what its message asks for
  record Refused(Program wrong, Program mended) implements Mistake {}

  /// Refused by javac.
  ///
  /// @param wrong an expression of a forward method with the argument `x`
  /// @param mended what its message asks for
  record NotCompiled(String wrong, String mended) implements Mistake {}

  /// Not refused: Haiku runs it too, or has a reason to refuse it that does not exist here.
  ///
  /// @param program which must run
  /// @param why it is right
  record Right(Program program, String why) implements Mistake {}

  /// There is no way to write it in Java.
  ///
  /// @param why not
  record NotJava(String why) implements Mistake {}
}
