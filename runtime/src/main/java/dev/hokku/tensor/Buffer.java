package dev.hokku.tensor;

/// The elements of a tensor in memory: one garbage-collected Java array and an offset into it, row-major, without gaps.
///
/// | dtype | array |
/// |---|---|
/// | `f32` | `float[]` |
/// | `f64` | `double[]` |
/// | `s32`, `u32` | `int[]` |
/// | `s64`, `u64` | `long[]` |
/// | `s16`, `u16`, `f16`, `bf16` | `short[]` |
/// | `s8`, `u8`, `bool` | `byte[]` (`bool`: 0 or 1) |
///
/// Backends write into buffers that they have just made; once a tensor holds one, it never changes.
/// Kernels take [#floats] and [#offset]; [#getDouble] and [#getLong] read any type, slowly.
public abstract sealed class Buffer {

  private final DType dtype;
  private final int offset;
  private final int length;

  private Buffer(DType dtype, int offset, int length) {
    this.dtype = dtype;
    this.offset = offset;
    this.length = length;
  }

  /// A new buffer of `length` zeros.
  public static Buffer zeros(DType dtype, int length) {
    return switch (dtype) {
      case F32 -> new Floats(new float[length], 0, length);
      case F64 -> new Doubles(new double[length], 0, length);
      case S32, U32 -> new Ints(dtype, new int[length], 0, length);
      case S64, U64 -> new Longs(dtype, new long[length], 0, length);
      case S16, U16, F16, BF16 -> new Shorts(dtype, new short[length], 0, length);
      case S8, U8, BOOL -> new Bytes(dtype, new byte[length], 0, length);
    };
  }

  /// The whole of `array`, which the caller gives away.
  public static Buffer of(float[] array) {
    return new Floats(array, 0, array.length);
  }

  /// The whole of `array`, which the caller gives away.
  public static Buffer of(double[] array) {
    return new Doubles(array, 0, array.length);
  }

  /// The whole of `array` as `s32` or `u32`, which the caller gives away.
  public static Buffer of(DType dtype, int[] array) {
    return new Ints(dtype, array, 0, array.length);
  }

  /// The whole of `array` as `s64` or `u64`, which the caller gives away.
  public static Buffer of(DType dtype, long[] array) {
    return new Longs(dtype, array, 0, array.length);
  }

  /// The whole of `array` as `s16`, `u16`, `f16` or `bf16`, which the caller gives away.
  public static Buffer of(DType dtype, short[] array) {
    return new Shorts(dtype, array, 0, array.length);
  }

  /// The whole of `array` as `s8`, `u8` or `bool`, which the caller gives away.
  public static Buffer of(DType dtype, byte[] array) {
    return new Bytes(dtype, array, 0, array.length);
  }

  /// The element type.
  public final DType dtype() {
    return dtype;
  }

  /// The index in the array of element 0.
  public final int offset() {
    return offset;
  }

  /// The number of elements.
  public final int length() {
    return length;
  }

  /// A view of `length` elements from element `from` on; nothing is copied.
  public abstract Buffer slice(int from, int length);

  /// A copy that shares nothing with this.
  public final Buffer copy() {
    Buffer copy = zeros(dtype, length);
    copy.copyFrom(0, this, 0, length);
    return copy;
  }

  /// Copies `count` elements of a buffer of the same dtype.
  @SuppressWarnings("SuspiciousSystemArraycopy")
  public final void copyFrom(int at, Buffer source, int from, int count) {
    if (source.dtype != dtype) {
      throw new IllegalArgumentException("A %s buffer cannot be copied into a %s one.".formatted(source.dtype, dtype));
    }
    System.arraycopy(source.array(), source.offset + from, array(), offset + at, count);
  }

  /// The array behind this buffer, whatever its type. For copying and byte order only.
  abstract Object array();

  /// Element `index` as a double; `bool` gives 0 or 1, unsigned types their unsigned value.
  public abstract double getDouble(int index);

  /// Element `index` as a long; floats are truncated toward zero, `u64` keeps its bits.
  public abstract long getLong(int index);

  /// Sets element `index`, rounded to nearest-even for narrower floats, truncated toward zero for integers.
  public abstract void setDouble(int index, double value);

  /// Sets element `index`; integers keep the low bits, `bool` becomes 1 unless `value` is 0.
  public abstract void setLong(int index, long value);

  /// The array of an `f32` buffer.
  public float[] floats() {
    throw wrongType("float[]");
  }

  /// The array of an `f64` buffer.
  public double[] doubles() {
    throw wrongType("double[]");
  }

  /// The array of an `s32` or `u32` buffer.
  public int[] ints() {
    throw wrongType("int[]");
  }

  /// The array of an `s64` or `u64` buffer.
  public long[] longs() {
    throw wrongType("long[]");
  }

  /// The array of an `s16`, `u16`, `f16` or `bf16` buffer.
  public short[] shorts() {
    throw wrongType("short[]");
  }

  /// The array of an `s8`, `u8` or `bool` buffer.
  public byte[] bytes() {
    throw wrongType("byte[]");
  }

  private IllegalStateException wrongType(String wanted) {
    return new IllegalStateException("A %s buffer is no %s. Convert the tensor with astype first.".formatted(dtype, wanted));
  }

  private static long truncated(double value) {
    return (long) value;
  }

  private static final class Floats extends Buffer {
    private final float[] array;

    Floats(float[] array, int offset, int length) {
      super(DType.F32, offset, length);
      this.array = array;
    }

    @Override
    public Buffer slice(int from, int length) {
      return new Floats(array, offset() + from, length);
    }

    @Override
    Object array() {
      return array;
    }

    @Override
    public float[] floats() {
      return array;
    }

    @Override
    public double getDouble(int index) {
      return array[offset() + index];
    }

    @Override
    public long getLong(int index) {
      return truncated(array[offset() + index]);
    }

    @Override
    public void setDouble(int index, double value) {
      array[offset() + index] = (float) value;
    }

    @Override
    public void setLong(int index, long value) {
      array[offset() + index] = value;
    }
  }

  private static final class Doubles extends Buffer {
    private final double[] array;

    Doubles(double[] array, int offset, int length) {
      super(DType.F64, offset, length);
      this.array = array;
    }

    @Override
    public Buffer slice(int from, int length) {
      return new Doubles(array, offset() + from, length);
    }

    @Override
    Object array() {
      return array;
    }

    @Override
    public double[] doubles() {
      return array;
    }

    @Override
    public double getDouble(int index) {
      return array[offset() + index];
    }

    @Override
    public long getLong(int index) {
      return truncated(array[offset() + index]);
    }

    @Override
    public void setDouble(int index, double value) {
      array[offset() + index] = value;
    }

    @Override
    public void setLong(int index, long value) {
      array[offset() + index] = value;
    }
  }

  private static final class Ints extends Buffer {
    private final int[] array;
    private final boolean unsigned;

    Ints(DType dtype, int[] array, int offset, int length) {
      super(dtype, offset, length);
      this.array = array;
      this.unsigned = dtype == DType.U32;
    }

    @Override
    public Buffer slice(int from, int length) {
      return new Ints(dtype(), array, offset() + from, length);
    }

    @Override
    Object array() {
      return array;
    }

    @Override
    public int[] ints() {
      return array;
    }

    @Override
    public double getDouble(int index) {
      return getLong(index);
    }

    @Override
    public long getLong(int index) {
      int value = array[offset() + index];
      return unsigned ? Integer.toUnsignedLong(value) : value;
    }

    @Override
    public void setDouble(int index, double value) {
      array[offset() + index] = unsigned ? (int) truncated(value) : (int) value;
    }

    @Override
    public void setLong(int index, long value) {
      array[offset() + index] = (int) value;
    }
  }

  private static final class Longs extends Buffer {
    private final long[] array;

    Longs(DType dtype, long[] array, int offset, int length) {
      super(dtype, offset, length);
      this.array = array;
    }

    @Override
    public Buffer slice(int from, int length) {
      return new Longs(dtype(), array, offset() + from, length);
    }

    @Override
    Object array() {
      return array;
    }

    @Override
    public long[] longs() {
      return array;
    }

    @Override
    public double getDouble(int index) {
      long value = array[offset() + index];
      return dtype() == DType.U64 ? Numbers.unsignedToDouble(value) : value;
    }

    @Override
    public long getLong(int index) {
      return array[offset() + index];
    }

    @Override
    public void setDouble(int index, double value) {
      array[offset() + index] = dtype() == DType.U64 ? Numbers.doubleToUnsigned(value) : truncated(value);
    }

    @Override
    public void setLong(int index, long value) {
      array[offset() + index] = value;
    }
  }

  private static final class Shorts extends Buffer {
    private final short[] array;

    Shorts(DType dtype, short[] array, int offset, int length) {
      super(dtype, offset, length);
      this.array = array;
    }

    @Override
    public Buffer slice(int from, int length) {
      return new Shorts(dtype(), array, offset() + from, length);
    }

    @Override
    Object array() {
      return array;
    }

    @Override
    public short[] shorts() {
      return array;
    }

    @Override
    public double getDouble(int index) {
      short bits = array[offset() + index];
      return switch (dtype()) {
        case F16 -> Float.float16ToFloat(bits);
        case BF16 -> Numbers.bfloat16ToFloat(bits);
        case U16 -> Short.toUnsignedInt(bits);
        default -> bits;
      };
    }

    @Override
    public long getLong(int index) {
      short bits = array[offset() + index];
      return switch (dtype()) {
        case F16, BF16 -> truncated(getDouble(index));
        case U16 -> Short.toUnsignedInt(bits);
        default -> bits;
      };
    }

    @Override
    public void setDouble(int index, double value) {
      array[offset() + index] = switch (dtype()) {
        case F16 -> Numbers.doubleToFloat16(value);
        case BF16 -> Numbers.doubleToBfloat16(value);
        default -> (short) truncated(value);
      };
    }

    @Override
    public void setLong(int index, long value) {
      if (dtype().isFloating()) {
        setDouble(index, value);
      } else {
        array[offset() + index] = (short) value;
      }
    }
  }

  private static final class Bytes extends Buffer {
    private final byte[] array;

    Bytes(DType dtype, byte[] array, int offset, int length) {
      super(dtype, offset, length);
      this.array = array;
    }

    @Override
    public Buffer slice(int from, int length) {
      return new Bytes(dtype(), array, offset() + from, length);
    }

    @Override
    Object array() {
      return array;
    }

    @Override
    public byte[] bytes() {
      return array;
    }

    @Override
    public double getDouble(int index) {
      return getLong(index);
    }

    @Override
    public long getLong(int index) {
      byte value = array[offset() + index];
      return dtype() == DType.U8 ? Byte.toUnsignedInt(value) : value;
    }

    @Override
    public void setDouble(int index, double value) {
      if (dtype() == DType.BOOL) {
        array[offset() + index] = (byte) (value != 0 ? 1 : 0);
      } else {
        array[offset() + index] = (byte) truncated(value);
      }
    }

    @Override
    public void setLong(int index, long value) {
      array[offset() + index] = dtype() == DType.BOOL ? (byte) (value != 0 ? 1 : 0) : (byte) value;
    }
  }
}
