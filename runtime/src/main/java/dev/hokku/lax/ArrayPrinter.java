package dev.hokku.lax;

import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Numbers;
import dev.hokku.tensor.ShapedArray;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes tensors as numpy does: rows in brackets, columns aligned, long axes cut to their first and last three elements.
///
/// ```text
/// [[ 1.     2.5  ]
///  [-0.125  3.   ]] f32[2,2]
/// ```
final class ArrayPrinter {

  /// Tensors of more elements are cut.
  private static final int THRESHOLD = 1000;

  /// How many elements remain at each end of a cut axis.
  private static final int EDGE = 3;

  /// Digits behind the point, at most.
  private static final int PRECISION = 8;

  /// Characters in a line, without the aval at the end.
  private static final int LINE = 75;

  private final ShapedArray aval;
  private final Buffer buffer;
  private final int[] strides;
  private final boolean cut;
  private final StringBuilder out = new StringBuilder();
  private boolean scientific;
  private int width;
  private int digits;

  private ArrayPrinter(ShapedArray aval, Buffer buffer) {
    this.aval = aval;
    this.buffer = buffer;
    this.strides = aval.shape().strides();
    this.cut = aval.size() > THRESHOLD;
  }

  /// The text, with the aval behind it.
  static String print(ShapedArray aval, Buffer buffer) {
    if (aval.size() == 0) {
      return "[] " + aval;
    }
    ArrayPrinter printer = new ArrayPrinter(aval, buffer);
    if (aval.rank() == 0 && aval.dtype().isFloating()) {
      return printer.scalar() + " " + aval;
    }
    printer.measure();
    printer.write(0, 0);
    return printer.out.append(' ').append(aval).toString();
  }

  /// All digits that name the number, with an exponent only below 0.0001 and from 1e16 on.
  private String scalar() {
    double x = buffer.getDouble(0);
    if (x == 0 || !Double.isFinite(x)) {
      return x == 0 ? Double.toString(x) : shortest(0);
    }
    scientific = true;
    int precision = 0;
    while (rounded(Double.parseDouble(written(x, precision))) != x) {
      precision++;
    }
    if (Math.abs(x) < 1e-4 || Math.abs(x) >= 1e16) {
      return written(x, precision);
    }
    String plain = new BigDecimal(written(x, precision)).toPlainString();
    return plain.indexOf('.') < 0 ? plain + ".0" : plain;
  }

  private void write(int axis, int at) {
    if (axis == aval.rank()) {
      String text = format(at);
      out.repeat(' ', width - text.length()).append(text);
      return;
    }
    if (axis == aval.rank() - 1) {
      writeRow(axis, at);
      return;
    }
    out.append('[');
    boolean first = true;
    for (int i : shown(aval.shape().dim(axis))) {
      if (!first) {
        out.append("\n".repeat(aval.rank() - 1 - axis)).append(" ".repeat(axis + 1));
      }
      first = false;
      if (i < 0) {
        out.append("...");
      } else {
        write(axis + 1, at + i * strides[axis]);
      }
    }
    out.append(']');
  }

  /// A row of the last axis, in lines of which none is longer than it should be, the closing brackets included.
  private void writeRow(int axis, int at) {
    int indent = axis + 1;
    int column = indent;
    out.append('[');
    for (int i : shown(aval.shape().dim(axis))) {
      int length = i < 0 ? "...".length() : width;
      if (column > indent) {
        if (column + 1 + length > LINE - indent) {
          while (out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
          }
          out.append('\n').append(" ".repeat(indent));
          column = indent;
        } else {
          out.append(' ');
          column++;
        }
      }
      if (i < 0) {
        out.append("...");
      } else {
        write(axis + 1, at + i * strides[axis]);
      }
      column += length;
    }
    out.append(']');
  }

  /// The positions of an axis that are written; -1 stands for the gap.
  private List<Integer> shown(int length) {
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      if (!cut || length <= 2 * EDGE || i < EDGE || i >= length - EDGE) {
        shown.add(i);
      } else if (i == EDGE) {
        shown.add(-1);
      }
    }
    return shown;
  }

  /// Finds one notation and width for all elements that are written.
  private void measure() {
    List<Integer> places = new ArrayList<>();
    collect(0, 0, places);
    if (aval.dtype().isFloating()) {
      double largest = 0;
      double smallest = Double.POSITIVE_INFINITY;
      for (int at : places) {
        double x = Math.abs(buffer.getDouble(at));
        if (x > 0 && x < Double.POSITIVE_INFINITY) {
          largest = Math.max(largest, x);
          smallest = Math.min(smallest, x);
        }
      }
      scientific = largest >= 1e8 || smallest < 1e-4 || largest > 1e3 * smallest;
      for (int at : places) {
        digits = Math.max(digits, fraction(shortest(at)).length());
      }
    }
    for (int at : places) {
      width = Math.max(width, format(at).length());
    }
  }

  private void collect(int axis, int at, List<Integer> places) {
    if (axis == aval.rank()) {
      places.add(at);
      return;
    }
    for (int i : shown(aval.shape().dim(axis))) {
      if (i >= 0) {
        collect(axis + 1, at + i * strides[axis], places);
      }
    }
  }

  /// The fewest digits that name the number among those of its dtype, as `[-]d.ddd` or `[-]d.ddde+00`.
  private String shortest(int at) {
    double x = buffer.getDouble(at);
    if (Double.isNaN(x)) {
      return "nan";
    }
    if (Double.isInfinite(x)) {
      return x > 0 ? "inf" : "-inf";
    }
    for (int precision = 0; precision < PRECISION; precision++) {
      String text = written(x, precision);
      if (rounded(Double.parseDouble(text)) == x) {
        return text;
      }
    }
    String text = written(x, PRECISION);
    int precision = fraction(text).replaceAll("0+$", "").length();
    return precision == PRECISION ? text : written(x, precision);
  }

  /// With so many places behind the point, rounded to even between two neighbours.
  private String written(double x, int precision) {
    if (x == 0) {
      return String.format(Locale.ROOT, "%." + precision + (scientific ? "e" : "f"), x);
    }
    BigDecimal exact = new BigDecimal(x);
    return scientific
        ? String.format(Locale.ROOT, "%." + precision + "e", exact.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN)))
        : signed(x, exact.setScale(precision, RoundingMode.HALF_EVEN).toPlainString());
  }

  /// A negative number that is rounded to 0 keeps its sign.
  private static String signed(double x, String text) {
    return x < 0 && !text.startsWith("-") ? "-" + text : text;
  }

  private double rounded(double x) {
    return switch (aval.dtype()) {
      case F32 -> (float) x;
      case F16 -> Float.float16ToFloat(Numbers.doubleToFloat16(x));
      case BF16 -> Numbers.bfloat16ToFloat(Numbers.doubleToBfloat16(x));
      default -> x;
    };
  }

  private static String fraction(String number) {
    int point = number.indexOf('.');
    int exponent = number.indexOf('e');
    return point < 0 ? "" : number.substring(point + 1, exponent < 0 ? number.length() : exponent);
  }

  private String format(int at) {
    DType dtype = aval.dtype();
    return switch (dtype.kind()) {
      case BOOL -> buffer.getLong(at) != 0 ? "true" : "false";
      case SIGNED -> Long.toString(buffer.getLong(at));
      case UNSIGNED -> Long.toUnsignedString(buffer.getLong(at));
      case FLOAT -> floating(at);
    };
  }

  /// All numbers have as many places behind the point, as numpy does: with an exponent further digits of the number, without one blanks.
  private String floating(int at) {
    String text = shortest(at);
    if (Character.isLetter(text.charAt(text.length() - 1))) {
      return text;
    }
    text = scientific ? written(buffer.getDouble(at), digits) : text;
    String fraction = fraction(text);
    int exponent = text.indexOf('e');
    String whole = text.substring(0, fraction.isEmpty() ? (exponent < 0 ? text.length() : exponent) : text.indexOf('.'));
    String tail = exponent < 0 ? "" : text.substring(exponent);
    return whole + "." + fraction + " ".repeat(digits - fraction.length()) + tail;
  }
}
