package dev.hokku.data;

import dev.hokku.core.HokkuException;
import dev.hokku.lax.Array;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Reads tables of numbers, one row a line. Blank lines are skipped, numbers may stand in double quotes, files compressed with gzip are read as they are.
///
/// `new Csv().read(file)` reads a table without a heading; `new Csv().withHeading(1)` skips the first line.
///
/// @param separator between two fields
/// @param heading lines to skip at the top
public record Csv(char separator, int heading) {

  /// What a field may be: Java would also take `1f` and `0x1p3`, which are no numbers in a table.
  private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  /// Commas, no heading.
  public Csv() {
    this(',', 0);
  }

  /// With another separator.
  public Csv withSeparator(char other) {
    return new Csv(other, heading);
  }

  /// With `lines` to skip at the top.
  public Csv withHeading(int lines) {
    return new Csv(separator, lines);
  }

  /// The table as `f32[rows,columns]`.
  ///
  /// @throws IOException if the file cannot be read
  /// @throws HokkuException if a line has too few or too many fields, or one that is not a finite number; the message says which
  public Tensor read(Path file) throws IOException {
    return rows(file).table();
  }

  /// A table whose last column is the class of each row, a whole number from 0: inputs `f32[N,columns-1]`, labels `s32[N]`.
  ///
  /// @throws IOException if the file cannot be read
  /// @throws HokkuException as for [#read], or if a label is not a whole number from 0
  public Dataset readLabelled(Path file) throws IOException {
    return rows(file).labelled();
  }

  private Rows rows(Path file) throws IOException {
    Rows rows = new Rows(file);
    // Every byte is some character of ISO 8859-1, so text in another encoding is reported as a field that is no number, with its line.
    try (BufferedReader in = new BufferedReader(new InputStreamReader(Unzipped.open(file), StandardCharsets.ISO_8859_1))) {
      String text;
      for (int line = 1; (text = in.readLine()) != null; line++) {
        if (line > heading && !text.isBlank()) {
          rows.add(text, line, separator);
        }
      }
    }
    if (rows.count == 0) {
      throw new HokkuException("There is no row in it.", file.toString(), "Name a file with at least one line of numbers below the heading.");
    }
    return rows;
  }

  /// The rows read so far. Single use.
  private static final class Rows {
    private final Path file;
    private float[] values = new float[1 << 12];
    private int[] lines = new int[1 << 8];
    private int columns;
    private int count;

    Rows(Path file) {
      this.file = file;
    }

    void add(String text, int line, char separator) {
      String[] fields = text.split(Pattern.quote(String.valueOf(separator)), -1);
      if (count == 0) {
        columns = fields.length;
      } else if (fields.length != columns) {
        throw broken(
            "This line has %d fields, but line %d has %d.".formatted(fields.length, lines[0], columns), line, "Give every line the same number of fields.");
      }
      int needed = Math.multiplyExact(count + 1, columns);
      if (needed > values.length) {
        values = Arrays.copyOf(values, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, 2L * values.length)));
      }
      if (count == lines.length) {
        lines = Arrays.copyOf(lines, 2 * count);
      }
      for (int column = 0; column < columns; column++) {
        values[count * columns + column] = number(fields[column], line, column + 1);
      }
      lines[count++] = line;
    }

    private float number(String field, int line, int column) {
      String text = field.strip();
      if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
        text = text.substring(1, text.length() - 1).strip();
      }
      if (text.isEmpty()) {
        throw broken("Field %d is empty.".formatted(column), line, "Put a number there or leave the line out; missing values are not filled in.");
      }
      float value = NUMBER.matcher(text).matches() ? Float.parseFloat(text) : Float.NaN;
      if (!Float.isFinite(value)) {
        String mend = line == 1 ? "If this line is a heading, skip it: withHeading(1)." : "Put a number there or leave the line out.";
        throw broken("Field %d is '%s', which is no finite number.".formatted(column, text), line, mend);
      }
      return value;
    }

    Tensor table() {
      return tensor(Arrays.copyOf(values, count * columns), columns);
    }

    Dataset labelled() {
      if (columns < 2) {
        throw broken("A line has one field; there is no room for features and a label.", lines[0], "Put the label in the last column, or name another separator.");
      }
      int features = columns - 1;
      float[] inputs = new float[count * features];
      int[] labels = new int[count];
      for (int row = 0; row < count; row++) {
        System.arraycopy(values, row * columns, inputs, row * features, features);
        float label = values[row * columns + features];
        if (label < 0 || label != (int) label) {
          throw broken(
              "The label in field %d is %s; a label is a whole number from 0.".formatted(columns, label), lines[row], "Put the class of the row in the last column.");
        }
        labels[row] = (int) label;
      }
      return new Dataset(
          tensor(inputs, features), new Array(new ShapedArray(DType.S32, Shape.of(count)), Buffer.of(DType.S32, labels)));
    }

    private Tensor tensor(float[] elements, int width) {
      return new Array(ShapedArray.f32(count, width), Buffer.of(elements));
    }

    private HokkuException broken(String wrong, int line, String mend) {
      return new HokkuException(wrong, "%s, line %d".formatted(file, line), mend);
    }
  }
}
