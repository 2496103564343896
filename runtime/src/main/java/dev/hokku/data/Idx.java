package dev.hokku.data;

import dev.hokku.core.HokkuException;
import dev.hokku.lax.Array;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.ZipException;

/// Reads IDX files, the format of MNIST: two zero bytes, a type, a rank, the axis lengths, the elements in big-endian order. Files compressed with
/// gzip are read as they are.
///
/// Source: LeCun, Cortes and Burges, *The MNIST database of handwritten digits*, section "File formats".
public final class Idx {

  private static final ValueLayout.OfShort SHORTS = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INTS = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfFloat FLOATS = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLES = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private Idx() {}

  /// The array in a file, with the file's element type: `u8[60000,28,28]` for MNIST's training images.
  ///
  /// @throws IOException if the file cannot be read
  /// @throws HokkuException if it is no IDX file, or is damaged; the message says where
  public static Tensor read(Path file) throws IOException {
    try (InputStream in = Unzipped.open(file)) {
      return new Reader(file, in).tensor();
    } catch (EOFException | ZipException e) {
      throw new HokkuException("The gzip data is damaged or cut off (%s).".formatted(e.getMessage()), file.toString(), "Copy or download the file again.");
    }
  }

  /// A labelled set of images: pixels 0 to 255 become `f32[N,H,W]` in `[0, 1]`, labels `s32[N]`.
  ///
  /// @param images a file with `u8[N,H,W]`
  /// @param labels a file with `u8[N]`
  /// @throws IOException if a file cannot be read
  /// @throws HokkuException if a file is damaged, or the two do not belong together
  public static Dataset dataset(Path images, Path labels) throws IOException {
    Tensor pixels = read(images);
    Tensor classes = read(labels);
    if (pixels.dtype() != DType.U8 || pixels.rank() != 3) {
      throw new HokkuException("It holds %s; images are u8[N,H,W].".formatted(pixels.aval()), images.toString(), "Name the file of images first.");
    }
    if (!classes.dtype().isInteger() || classes.rank() != 1) {
      throw new HokkuException("It holds %s; labels are u8[N].".formatted(classes.aval()), labels.toString(), "Name the file of labels second.");
    }
    if (pixels.dim(0) != classes.dim(0)) {
      throw new HokkuException(
          "There are %d images but %d labels.".formatted(pixels.dim(0), classes.dim(0)), images + " and " + labels, "Name two files of the same part of the data.");
    }
    float[] scaled = pixels.toFloatArray();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] /= 255;
    }
    return new Dataset(
        new Array(new ShapedArray(DType.F32, pixels.shape()), Buffer.of(scaled)),
        new Array(new ShapedArray(DType.S32, classes.shape()), Buffer.of(DType.S32, classes.toIntArray())));
  }

  /// Reads one file; counts its bytes for messages. Single use.
  private static final class Reader {
    private final Path file;
    private final InputStream in;
    private long offset;

    Reader(Path file, InputStream in) {
      this.file = file;
      this.in = in;
    }

    Tensor tensor() throws IOException {
      byte[] magic = bytes(4, "the magic number");
      if (magic[0] != 0 || magic[1] != 0) {
        offset = 0;
        throw broken("It begins with the bytes %02x %02x; an IDX file begins with 00 00.".formatted(magic[0], magic[1]), "Name an IDX file, as MNIST's are.");
      }
      DType dtype = dtype(magic[2]);
      int[] dims = new int[magic[3] & 0xff];
      for (int axis = 0; axis < dims.length; axis++) {
        dims[axis] = MemorySegment.ofArray(bytes(4, "the length of axis " + axis)).get(INTS, 0);
        if (dims[axis] < 0) {
          throw broken("Axis %d would have %s elements.".formatted(axis, Integer.toUnsignedString(dims[axis])), "A tensor holds fewer than 2^31; split the file.");
        }
      }
      ShapedArray aval = new ShapedArray(dtype, Shape.of(dims));
      Buffer buffer = Buffer.zeros(dtype, size(aval));
      elements(buffer, aval);
      if (in.read() >= 0) {
        throw broken("There is more behind the last element of %s.".formatted(aval), "Copy or download the file again.");
      }
      return new Array(aval, buffer);
    }

    private int size(ShapedArray aval) {
      try {
        return aval.size();
      } catch (ArithmeticException | IllegalArgumentException e) {
        throw broken("%s is larger than a tensor can be.".formatted(aval), "A tensor holds fewer than 2^31 elements; split the file.");
      }
    }

    private DType dtype(byte code) {
      return switch (code) {
        case 0x08 -> DType.U8;
        case 0x09 -> DType.S8;
        case 0x0b -> DType.S16;
        case 0x0c -> DType.S32;
        case 0x0d -> DType.F32;
        case 0x0e -> DType.F64;
        default -> {
          offset = 2;
          throw broken("The element type is %02x; known are 08 (u8), 09 (s8), 0b (s16), 0c (s32), 0d (f32), 0e (f64).".formatted(code), "Name an IDX file, as MNIST's are.");
        }
      };
    }

    /// Piece by piece, so that a file that lies about its size costs no memory twice.
    private void elements(Buffer buffer, ShapedArray aval) throws IOException {
      int width = buffer.dtype().bytes();
      int perChunk = (1 << 16) / width;
      for (int from = 0; from < buffer.length(); from += perChunk) {
        int count = Math.min(perChunk, buffer.length() - from);
        MemorySegment bytes = MemorySegment.ofArray(bytes(count * width, "the elements of %s".formatted(aval)));
        switch (buffer.dtype()) {
          case F32 -> MemorySegment.copy(bytes, FLOATS, 0, buffer.floats(), from, count);
          case F64 -> MemorySegment.copy(bytes, DOUBLES, 0, buffer.doubles(), from, count);
          case S32, U32 -> MemorySegment.copy(bytes, INTS, 0, buffer.ints(), from, count);
          case S16, U16, F16, BF16 -> MemorySegment.copy(bytes, SHORTS, 0, buffer.shorts(), from, count);
          case S8, U8, BOOL -> MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, buffer.bytes(), from, count);
          case S64, U64 -> throw new AssertionError("IDX has no 64-bit integers");
        }
      }
    }

    private byte[] bytes(int count, String what) throws IOException {
      byte[] bytes = in.readNBytes(count);
      if (bytes.length < count) {
        offset += bytes.length;
        throw broken("The file ends inside %s.".formatted(what), "Copy or download the file again.");
      }
      offset += count;
      return bytes;
    }

    private HokkuException broken(String wrong, String mend) {
      return new HokkuException(wrong, "%s, byte %d".formatted(file, offset), mend);
    }
  }
}
