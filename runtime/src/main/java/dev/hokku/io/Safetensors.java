package dev.hokku.io;

import dev.hokku.core.HokkuException;
import dev.hokku.lax.Array;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Named tensors in one file, in the format that Hugging Face's `safetensors` defines: 8 bytes with the length of the header, a JSON header, the
/// elements in little-endian order. Nothing in it is ever executed, and any language can read it.
///
/// A file is mapped, copied and unmapped; the tensors are ordinary memory. It is checked whole before the first element is read.
///
/// Source: <https://github.com/huggingface/safetensors>, section "Format".
///
/// @param metadata free text by name
/// @param tensors by name, in the order of the file's header
public record Safetensors(Map<String, String> metadata, Map<String, Tensor> tensors) {

  /// The longest header that the reference implementation accepts, in bytes.
  private static final long MAX_HEADER = 100_000_000;

  private static final ValueLayout.OfShort SHORTS = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INTS = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONGS = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOATS = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLES = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// Copies both maps and keeps their order.
  public Safetensors {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /// The tensors of a file.
  ///
  /// @throws IOException if the file cannot be read
  /// @throws HokkuException if it is no safetensors file, or is damaged; the message says where
  public static Map<String, Tensor> read(Path file) throws IOException {
    return load(file).tensors();
  }

  /// The tensors and the metadata of a file.
  ///
  /// @throws IOException if the file cannot be read
  /// @throws HokkuException if it is no safetensors file, or is damaged; the message says where
  public static Safetensors load(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      long size = channel.size();
      if (size < 8) {
        throw SafetensorsHeader.broken("The file has %d bytes; a safetensors file begins with 8 for the header's length.".formatted(size), file.toString());
      }
      MemorySegment whole = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
      long headerSize = whole.get(LONGS, 0);
      if (headerSize < 2 || headerSize > MAX_HEADER) {
        throw SafetensorsHeader.broken(
            "The header would have %s bytes; this is no safetensors file.".formatted(Long.toUnsignedString(headerSize)), file + ", byte 0");
      }
      if (headerSize > size - 8) {
        throw SafetensorsHeader.broken(
            "The file is cut off: its header has %d bytes, and only %d follow.".formatted(headerSize, size - 8), file + ", byte 8");
      }
      ByteBuffer json = whole.asSlice(8, headerSize).asByteBuffer();
      SafetensorsHeader header = SafetensorsHeader.parse(json, size - 8 - headerSize, file.toString());
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      header.entries().forEach((name, entry) -> {
        long begin = 8 + headerSize + entry.begin();
        MemorySegment bytes = whole.asSlice(begin, entry.end() - entry.begin());
        Buffer buffer = Buffer.zeros(entry.aval().dtype(), entry.aval().size());
        copy(bytes, buffer);
        if (buffer.dtype() == DType.BOOL) {
          checkBooleans(buffer, "%s, tensor '%s' at byte %d".formatted(file, name, begin));
        }
        tensors.put(name, new Array(entry.aval(), buffer));
      });
      return new Safetensors(header.metadata(), tensors);
    }
  }

  /// Writes `tensors`, whole or not at all.
  ///
  /// @throws IOException if the disk refuses; a file that was there before is then as it was
  public static void write(Path file, Map<String, Tensor> tensors) throws IOException {
    write(file, tensors, Map.of());
  }

  /// Writes `tensors` and `metadata`, whole or not at all.
  ///
  /// @throws IOException if the disk refuses; a file that was there before is then as it was
  public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) throws IOException {
    SafetensorsHeader header = SafetensorsHeader.of(tensors, metadata);
    AtomicFile.write(file, out -> {
      byte[] json = header.toBytes();
      ByteBuffer prefix = ByteBuffer.allocate(8 + json.length).order(ByteOrder.LITTLE_ENDIAN);
      AtomicFile.writeFully(out, prefix.putLong(json.length).put(json).flip());
      ByteBuffer chunk = ByteBuffer.allocate(1 << 20);
      for (Map.Entry<String, SafetensorsHeader.Entry> entry : header.inDataOrder()) {
        writeElements(out, tensors.get(entry.getKey()).buffer(), chunk);
      }
    });
  }

  private static void writeElements(WritableByteChannel out, Buffer buffer, ByteBuffer chunk) throws IOException {
    int width = buffer.dtype().bytes();
    int perChunk = chunk.capacity() / width;
    MemorySegment bytes = MemorySegment.ofBuffer(chunk.clear());
    for (int from = 0; from < buffer.length(); from += perChunk) {
      int count = Math.min(perChunk, buffer.length() - from);
      copy(buffer.slice(from, count), bytes);
      AtomicFile.writeFully(out, chunk.clear().limit(count * width));
    }
  }

  private static void copy(MemorySegment from, Buffer to) {
    int at = to.offset();
    int count = to.length();
    switch (to.dtype()) {
      case F32 -> MemorySegment.copy(from, FLOATS, 0, to.floats(), at, count);
      case F64 -> MemorySegment.copy(from, DOUBLES, 0, to.doubles(), at, count);
      case S32, U32 -> MemorySegment.copy(from, INTS, 0, to.ints(), at, count);
      case S64, U64 -> MemorySegment.copy(from, LONGS, 0, to.longs(), at, count);
      case S16, U16, F16, BF16 -> MemorySegment.copy(from, SHORTS, 0, to.shorts(), at, count);
      case S8, U8, BOOL -> MemorySegment.copy(from, ValueLayout.JAVA_BYTE, 0, to.bytes(), at, count);
    }
  }

  private static void copy(Buffer from, MemorySegment to) {
    int at = from.offset();
    int count = from.length();
    switch (from.dtype()) {
      case F32 -> MemorySegment.copy(from.floats(), at, to, FLOATS, 0, count);
      case F64 -> MemorySegment.copy(from.doubles(), at, to, DOUBLES, 0, count);
      case S32, U32 -> MemorySegment.copy(from.ints(), at, to, INTS, 0, count);
      case S64, U64 -> MemorySegment.copy(from.longs(), at, to, LONGS, 0, count);
      case S16, U16, F16, BF16 -> MemorySegment.copy(from.shorts(), at, to, SHORTS, 0, count);
      case S8, U8, BOOL -> MemorySegment.copy(from.bytes(), at, to, ValueLayout.JAVA_BYTE, 0, count);
    }
  }

  /// Kernels rely on booleans being 0 or 1.
  private static void checkBooleans(Buffer buffer, String where) {
    for (int i = 0; i < buffer.length(); i++) {
      if ((buffer.getLong(i) & ~1L) != 0) {
        throw SafetensorsHeader.broken("Element %d of a BOOL tensor is %d; it must be 0 or 1.".formatted(i, buffer.getLong(i)), where);
      }
    }
  }
}
