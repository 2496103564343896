package dev.hokku.lax;

import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Numbers;
import dev.hokku.tensor.ShapedArray;
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
    ArrayPrinter printer = new ArrayPrinter(aval, buffer);
    printer.measure();
    printer.write(0, 0);
    return printer.out.append(' ').append(aval).toString();
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
      String text = String.format(Locale.ROOT, (scientific ? "%." + precision + "e" : "%." + precision + "f"), x);
      if (rounded(Double.parseDouble(text)) == x) {
        return text;
      }
    }
    return String.format(Locale.ROOT, (scientific ? "%." + PRECISION + "e" : "%." + PRECISION + "f"), x);
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

  /// All numbers have as many places behind the point; zeros at the end are left out, as numpy does.
  private String floating(int at) {
    String text = shortest(at);
    if (Character.isLetter(text.charAt(text.length() - 1))) {
      return text;
    }
    String fraction = fraction(text);
    int exponent = text.indexOf('e');
    String whole = text.substring(0, fraction.isEmpty() ? (exponent < 0 ? text.length() : exponent) : text.indexOf('.'));
    String tail = exponent < 0 ? "" : text.substring(exponent);
    String filler = (exponent < 0 ? " " : "0").repeat(digits - fraction.length());
    return whole + "." + fraction + filler + tail;
  }
}
