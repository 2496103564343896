package dev.hokku.graph.text;

import dev.hokku.control.Barrier;
import dev.hokku.core.Primitive;
import dev.hokku.lax.Abs;
import dev.hokku.lax.Acos;
import dev.hokku.lax.Acosh;
import dev.hokku.lax.Add;
import dev.hokku.lax.And;
import dev.hokku.lax.Asin;
import dev.hokku.lax.Asinh;
import dev.hokku.lax.Atan2;
import dev.hokku.lax.Atan;
import dev.hokku.lax.Atanh;
import dev.hokku.lax.Cbrt;
import dev.hokku.lax.Ceil;
import dev.hokku.lax.Clamp;
import dev.hokku.lax.Clz;
import dev.hokku.lax.Cos;
import dev.hokku.lax.Cosh;
import dev.hokku.lax.Div;
import dev.hokku.lax.DynamicUpdateSlice;
import dev.hokku.lax.Erf;
import dev.hokku.lax.ErfInv;
import dev.hokku.lax.Erfc;
import dev.hokku.lax.Exp2;
import dev.hokku.lax.Exp;
import dev.hokku.lax.Expm1;
import dev.hokku.lax.Floor;
import dev.hokku.lax.Fma;
import dev.hokku.lax.IsFinite;
import dev.hokku.lax.Lgamma;
import dev.hokku.lax.Log1p;
import dev.hokku.lax.Log;
import dev.hokku.lax.Logistic;
import dev.hokku.lax.Max;
import dev.hokku.lax.Min;
import dev.hokku.lax.Mul;
import dev.hokku.lax.Neg;
import dev.hokku.lax.NextAfter;
import dev.hokku.lax.Not;
import dev.hokku.lax.Or;
import dev.hokku.lax.PopulationCount;
import dev.hokku.lax.Pow;
import dev.hokku.lax.Rem;
import dev.hokku.lax.Round;
import dev.hokku.lax.Rsqrt;
import dev.hokku.lax.Select;
import dev.hokku.lax.ShiftLeft;
import dev.hokku.lax.ShiftRightArithmetic;
import dev.hokku.lax.ShiftRightLogical;
import dev.hokku.lax.Sign;
import dev.hokku.lax.Sin;
import dev.hokku.lax.Sinh;
import dev.hokku.lax.Sqrt;
import dev.hokku.lax.StopGradient;
import dev.hokku.lax.Sub;
import dev.hokku.lax.Tan;
import dev.hokku.lax.Tanh;
import dev.hokku.lax.Xor;
import dev.hokku.lax.linalg.Cholesky;
import dev.hokku.lax.linalg.Det;
import dev.hokku.lax.linalg.Eigh;
import dev.hokku.lax.linalg.Lu;
import dev.hokku.random.Threefry2x32;
import java.util.List;

/// The primitives without parameters: each is read by its name alone.
final class PlainPrimitives {

  private PlainPrimitives() {}

  static List<Primitive> all() {
    return List.of(
        new Abs(), new Acos(), new Acosh(), new Add(), new And(), new Asin(), new Asinh(), new Atan(), new Atan2(), new Atanh(),
        new Barrier(), new Cbrt(), new Ceil(), new Cholesky(), new Clamp(), new Clz(), new Cos(), new Cosh(), new Det(), new Div(),
        new DynamicUpdateSlice(), new Eigh(), new Erf(), new ErfInv(), new Erfc(), new Exp(), new Exp2(), new Expm1(),
        new Floor(), new Fma(), new IsFinite(), new Lgamma(), new Log(), new Log1p(), new Logistic(), new Lu(), new Max(),
        new Min(), new Mul(), new Neg(), new NextAfter(), new Not(), new Or(), new PopulationCount(), new Pow(), new Rem(),
        new Round(), new Rsqrt(), new Select(), new ShiftLeft(), new ShiftRightArithmetic(), new ShiftRightLogical(), new Sign(),
        new Sin(), new Sinh(), new Sqrt(), new StopGradient(), new Sub(), new Tan(), new Tanh(), new Threefry2x32(), new Xor());
  }
}
