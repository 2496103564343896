package dev.hokku.backend.reference;

import dev.hokku.lax.Abs;
import dev.hokku.lax.Acos;
import dev.hokku.lax.Acosh;
import dev.hokku.lax.Asin;
import dev.hokku.lax.Asinh;
import dev.hokku.lax.Atan;
import dev.hokku.lax.Atanh;
import dev.hokku.lax.Cbrt;
import dev.hokku.lax.Ceil;
import dev.hokku.lax.Cos;
import dev.hokku.lax.Cosh;
import dev.hokku.lax.Erf;
import dev.hokku.lax.ErfInv;
import dev.hokku.lax.Erfc;
import dev.hokku.lax.Exp;
import dev.hokku.lax.Exp2;
import dev.hokku.lax.Expm1;
import dev.hokku.lax.Floor;
import dev.hokku.lax.IntegerPow;
import dev.hokku.lax.IsFinite;
import dev.hokku.lax.Lgamma;
import dev.hokku.lax.Log;
import dev.hokku.lax.Log1p;
import dev.hokku.lax.Logistic;
import dev.hokku.lax.Neg;
import dev.hokku.lax.Polygamma;
import dev.hokku.lax.Round;
import dev.hokku.lax.Rsqrt;
import dev.hokku.lax.Sign;
import dev.hokku.lax.Sin;
import dev.hokku.lax.Sinh;
import dev.hokku.lax.Sqrt;
import dev.hokku.lax.StopGradient;
import dev.hokku.lax.Tan;
import dev.hokku.lax.Tanh;
import dev.hokku.tensor.DType;

/// Functions of one number.
final class UnaryKernels {

  private UnaryKernels() {}

  static void addTo(KernelTable table) {
    transcendental(table);
    arithmetic(table);
  }

  private static void transcendental(KernelTable table) {
    table
        .put(Exp.class, (op, call) -> Loops.floats(call, StrictMath::exp))
        .put(Exp2.class, (op, call) -> Loops.floats(call, x -> StrictMath.pow(2, x)))
        .put(Expm1.class, (op, call) -> Loops.floats(call, StrictMath::expm1))
        .put(Log.class, (op, call) -> Loops.floats(call, StrictMath::log))
        .put(Log1p.class, (op, call) -> Loops.floats(call, StrictMath::log1p))
        .put(Sin.class, (op, call) -> Loops.floats(call, StrictMath::sin))
        .put(Cos.class, (op, call) -> Loops.floats(call, StrictMath::cos))
        .put(Tan.class, (op, call) -> Loops.floats(call, StrictMath::tan))
        .put(Asin.class, (op, call) -> Loops.floats(call, StrictMath::asin))
        .put(Acos.class, (op, call) -> Loops.floats(call, StrictMath::acos))
        .put(Atan.class, (op, call) -> Loops.floats(call, StrictMath::atan))
        .put(Sinh.class, (op, call) -> Loops.floats(call, StrictMath::sinh))
        .put(Cosh.class, (op, call) -> Loops.floats(call, StrictMath::cosh))
        .put(Tanh.class, (op, call) -> Loops.floats(call, StrictMath::tanh))
        .put(Asinh.class, (op, call) -> Loops.floats(call, SpecialFunctions::asinh))
        .put(Acosh.class, (op, call) -> Loops.floats(call, SpecialFunctions::acosh))
        .put(Atanh.class, (op, call) -> Loops.floats(call, SpecialFunctions::atanh))
        .put(Logistic.class, (op, call) -> Loops.floats(call, SpecialFunctions::logistic))
        .put(Erf.class, (op, call) -> Loops.floats(call, SpecialFunctions::erf))
        .put(Erfc.class, (op, call) -> Loops.floats(call, SpecialFunctions::erfc))
        .put(ErfInv.class, (op, call) -> Loops.floats(call, SpecialFunctions::erfInv))
        .put(Lgamma.class, (op, call) -> Loops.floats(call, GammaFunctions::lgamma))
        .put(Polygamma.class, (op, call) -> Loops.floats(call, x -> GammaFunctions.polygamma(op.order(), x)));
  }

  private static void arithmetic(KernelTable table) {
    table
        .put(Neg.class, (op, call) -> Loops.any(call, x -> -x, x -> -x))
        .put(Abs.class, (op, call) -> Loops.any(call, Math::abs, call.dtype().kind() == DType.Kind.SIGNED ? Math::abs : x -> x))
        .put(Sign.class, (op, call) -> Loops.any(call, Math::signum, x -> call.dtype() == DType.U64 ? (x == 0 ? 0 : 1) : Long.signum(x)))
        .put(Sqrt.class, (op, call) -> Loops.floats(call, Math::sqrt))
        .put(Rsqrt.class, (op, call) -> Loops.floats(call, x -> 1 / Math.sqrt(x)))
        .put(Cbrt.class, (op, call) -> Loops.floats(call, StrictMath::cbrt))
        .put(Floor.class, (op, call) -> Loops.floats(call, Math::floor))
        .put(Ceil.class, (op, call) -> Loops.floats(call, Math::ceil))
        .put(Round.class, (op, call) -> Loops.floats(call, Math::rint))
        .put(IsFinite.class, (op, call) -> Loops.floats(call, x -> Double.isFinite(x) ? 1 : 0))
        .put(IntegerPow.class, (op, call) -> Loops.any(call, x -> Powers.of(x, op.power()), x -> Powers.whole(x, op.power())))
        .put(StopGradient.class, (op, call) -> call.out().copyFrom(0, call.in(0), 0, call.out().length()));
  }
}
