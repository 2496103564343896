package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.kernel.Elements;
import dev.hokku.backend.reference.GammaFunctions;
import dev.hokku.backend.reference.Powers;
import dev.hokku.backend.reference.SpecialFunctions;
import dev.hokku.core.Primitive;
import dev.hokku.lax.Abs;
import dev.hokku.lax.Acos;
import dev.hokku.lax.Acosh;
import dev.hokku.lax.Add;
import dev.hokku.lax.Asin;
import dev.hokku.lax.Asinh;
import dev.hokku.lax.Atan;
import dev.hokku.lax.Atan2;
import dev.hokku.lax.Atanh;
import dev.hokku.lax.Cbrt;
import dev.hokku.lax.Ceil;
import dev.hokku.lax.Clamp;
import dev.hokku.lax.Cos;
import dev.hokku.lax.Cosh;
import dev.hokku.lax.Div;
import dev.hokku.lax.Erf;
import dev.hokku.lax.ErfInv;
import dev.hokku.lax.Erfc;
import dev.hokku.lax.Exp;
import dev.hokku.lax.Exp2;
import dev.hokku.lax.Expm1;
import dev.hokku.lax.Floor;
import dev.hokku.lax.Fma;
import dev.hokku.lax.IntegerPow;
import dev.hokku.lax.IsFinite;
import dev.hokku.lax.Lgamma;
import dev.hokku.lax.Log;
import dev.hokku.lax.Log1p;
import dev.hokku.lax.Logistic;
import dev.hokku.lax.Max;
import dev.hokku.lax.Min;
import dev.hokku.lax.Mul;
import dev.hokku.lax.Neg;
import dev.hokku.lax.Polygamma;
import dev.hokku.lax.Pow;
import dev.hokku.lax.Rem;
import dev.hokku.lax.Round;
import dev.hokku.lax.Rsqrt;
import dev.hokku.lax.Sign;
import dev.hokku.lax.Sin;
import dev.hokku.lax.Sinh;
import dev.hokku.lax.Sqrt;
import dev.hokku.lax.StopGradient;
import dev.hokku.lax.Sub;
import dev.hokku.lax.Tan;
import dev.hokku.lax.Tanh;
import org.jspecify.annotations.Nullable;

/// What is computed in `double`, for floats of every width: arithmetic as one loop per operation, which C2 makes vectors of, and functions by [StrictMath] or to its accuracy.
/// Results of up to 32 bits are the nearest float but for one in millions of elements; those of `f64` are within 2 ulp.
final class RealElements {

  private RealElements() {}

  /// The function of floats that `op` is, or nothing if it is none.
  static @Nullable Elements of(Primitive op) {
    Elements arithmetic = arithmetic(op);
    return arithmetic != null ? arithmetic : function(op);
  }

  private static @Nullable Elements arithmetic(Primitive op) {
    return switch (op) {
      case Add ignored -> (piece, n) -> {
        double[] x = piece.real()[0];
        double[] y = piece.real()[1];
        for (int i = 0; i < n; i++) {
          piece.realResult()[i] = x[i] + y[i];
        }
      };
      case Sub ignored -> (piece, n) -> {
        double[] x = piece.real()[0];
        double[] y = piece.real()[1];
        for (int i = 0; i < n; i++) {
          piece.realResult()[i] = x[i] - y[i];
        }
      };
      case Mul ignored -> (piece, n) -> {
        double[] x = piece.real()[0];
        double[] y = piece.real()[1];
        for (int i = 0; i < n; i++) {
          piece.realResult()[i] = x[i] * y[i];
        }
      };
      case Div ignored -> (piece, n) -> {
        double[] x = piece.real()[0];
        double[] y = piece.real()[1];
        for (int i = 0; i < n; i++) {
          piece.realResult()[i] = x[i] / y[i];
        }
      };
      case Max ignored -> (piece, n) -> {
        double[] x = piece.real()[0];
        double[] y = piece.real()[1];
        for (int i = 0; i < n; i++) {
          piece.realResult()[i] = Math.max(x[i], y[i]);
        }
      };
      case Min ignored -> (piece, n) -> {
        double[] x = piece.real()[0];
        double[] y = piece.real()[1];
        for (int i = 0; i < n; i++) {
          piece.realResult()[i] = Math.min(x[i], y[i]);
        }
      };
      case Fma ignored -> (piece, n) -> {
        double[] x = piece.real()[0];
        double[] y = piece.real()[1];
        double[] z = piece.real()[2];
        for (int i = 0; i < n; i++) {
          piece.realResult()[i] = Math.fma(x[i], y[i], z[i]);
        }
      };
      case Clamp ignored -> (piece, n) -> {
        double[] low = piece.real()[0];
        double[] x = piece.real()[1];
        double[] high = piece.real()[2];
        for (int i = 0; i < n; i++) {
          piece.realResult()[i] = Math.min(Math.max(x[i], low[i]), high[i]);
        }
      };
      case Neg ignored -> (piece, n) -> {
        double[] x = piece.real()[0];
        for (int i = 0; i < n; i++) {
          piece.realResult()[i] = -x[i];
        }
      };
      case Abs ignored -> (piece, n) -> {
        double[] x = piece.real()[0];
        for (int i = 0; i < n; i++) {
          piece.realResult()[i] = Math.abs(x[i]);
        }
      };
      case Sqrt ignored -> (piece, n) -> {
        double[] x = piece.real()[0];
        for (int i = 0; i < n; i++) {
          piece.realResult()[i] = Math.sqrt(x[i]);
        }
      };
      case Rsqrt ignored -> (piece, n) -> {
        double[] x = piece.real()[0];
        for (int i = 0; i < n; i++) {
          piece.realResult()[i] = 1 / Math.sqrt(x[i]);
        }
      };
      case IsFinite ignored -> (piece, n) -> {
        double[] x = piece.real()[0];
        for (int i = 0; i < n; i++) {
          piece.wholeResult()[i] = Double.isFinite(x[i]) ? 1 : 0;
        }
      };
      default -> null;
    };
  }

  private static @Nullable Elements function(Primitive op) {
    return switch (op) {
      case Sign ignored -> Elements.real(Math::signum);
      case Floor ignored -> Elements.real(Math::floor);
      case Ceil ignored -> Elements.real(Math::ceil);
      case Round ignored -> Elements.real(Math::rint);
      case StopGradient ignored -> Elements.real(x -> x);
      case Rem ignored -> Elements.real((x, y) -> x % y);
      case IntegerPow pow -> Elements.real(x -> Powers.of(x, pow.power()));
      case Pow ignored -> Elements.real(Powers::of);
      case Exp ignored -> Elements.real(StrictMath::exp);
      case Exp2 ignored -> Elements.real(x -> StrictMath.pow(2, x));
      case Expm1 ignored -> Elements.real(StrictMath::expm1);
      case Log ignored -> Elements.real(StrictMath::log);
      case Log1p ignored -> Elements.real(StrictMath::log1p);
      case Cbrt ignored -> Elements.real(StrictMath::cbrt);
      case Sin ignored -> Elements.real(StrictMath::sin);
      case Cos ignored -> Elements.real(StrictMath::cos);
      case Tan ignored -> Elements.real(StrictMath::tan);
      case Asin ignored -> Elements.real(StrictMath::asin);
      case Acos ignored -> Elements.real(StrictMath::acos);
      case Atan ignored -> Elements.real(StrictMath::atan);
      case Atan2 ignored -> Elements.real(StrictMath::atan2);
      case Sinh ignored -> Elements.real(StrictMath::sinh);
      case Cosh ignored -> Elements.real(StrictMath::cosh);
      case Tanh ignored -> Elements.real(StrictMath::tanh);
      case Asinh ignored -> Elements.real(SpecialFunctions::asinh);
      case Acosh ignored -> Elements.real(SpecialFunctions::acosh);
      case Atanh ignored -> Elements.real(SpecialFunctions::atanh);
      case Logistic ignored -> Elements.real(SpecialFunctions::logistic);
      case Erf ignored -> Elements.real(SpecialFunctions::erf);
      case Erfc ignored -> Elements.real(SpecialFunctions::erfc);
      case ErfInv ignored -> Elements.real(SpecialFunctions::erfInv);
      case Lgamma ignored -> Elements.real(GammaFunctions::lgamma);
      case Polygamma gamma -> Elements.real(x -> GammaFunctions.polygamma(gamma.order(), x));
      default -> null;
    };
  }
}
