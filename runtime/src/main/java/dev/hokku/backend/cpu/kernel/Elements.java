package dev.hokku.backend.cpu.kernel;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/// A function of elements, over a piece of them: floats are doubles, integers and truth values longs.
@FunctionalInterface
public interface Elements {

  /// Computes `n` elements of the result.
  void of(Piece piece, int n);

  /// The elements of one piece. Operand `i` is in `real[i]` or `whole[i]`, as its dtype says; so is the result.
  ///
  /// @param real operands that are floats
  /// @param whole operands that are not
  /// @param realResult where the result goes if it is floats
  /// @param wholeResult where it goes if not
  record Piece(double[][] real, long[][] whole, double[] realResult, long[] wholeResult) {

    Piece(int operands, int length) {
      this(new double[operands][length], new long[operands][length], new double[length], new long[length]);
    }
  }

  /// A function of a float.
  static Elements real(DoubleUnaryOperator f) {
    return (piece, n) -> {
      double[] x = piece.real()[0];
      double[] y = piece.realResult();
      for (int i = 0; i < n; i++) {
        y[i] = f.applyAsDouble(x[i]);
      }
    };
  }

  /// A function of two floats.
  static Elements real(DoubleBinaryOperator f) {
    return (piece, n) -> {
      double[] x = piece.real()[0];
      double[] z = piece.real()[1];
      double[] y = piece.realResult();
      for (int i = 0; i < n; i++) {
        y[i] = f.applyAsDouble(x[i], z[i]);
      }
    };
  }

  /// A function of an integer.
  static Elements whole(LongUnaryOperator f) {
    return (piece, n) -> {
      long[] x = piece.whole()[0];
      long[] y = piece.wholeResult();
      for (int i = 0; i < n; i++) {
        y[i] = f.applyAsLong(x[i]);
      }
    };
  }

  /// A function of two integers.
  static Elements whole(LongBinaryOperator f) {
    return (piece, n) -> {
      long[] x = piece.whole()[0];
      long[] z = piece.whole()[1];
      long[] y = piece.wholeResult();
      for (int i = 0; i < n; i++) {
        y[i] = f.applyAsLong(x[i], z[i]);
      }
    };
  }
}
