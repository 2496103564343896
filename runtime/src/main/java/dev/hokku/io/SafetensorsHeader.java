package dev.hokku.io;

import dev.hokku.core.HokkuException;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The table of contents of a safetensors file: which tensors it holds and where in the data they lie.
///
/// @param metadata free text by name
/// @param entries by tensor name, in the order of the file's header
record SafetensorsHeader(Map<String, String> metadata, Map<String, Entry> entries) {

  private static final String METADATA = "__metadata__";

  /// One tensor: `begin` and `end` count bytes from the start of the data, behind the header.
  record Entry(ShapedArray aval, long begin, long end) {}

  /// A header for `tensors`. The widest elements come first in the data, so that each element lies at a multiple of its size.
  static SafetensorsHeader of(Map<String, Tensor> tensors, Map<String, String> metadata) {
    Map<String, Long> begins = new LinkedHashMap<>();
    List<Map.Entry<String, Tensor>> widestFirst = tensors.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -entry.getValue().dtype().bytes()))
        .toList();
    long end = 0;
    for (Map.Entry<String, Tensor> entry : widestFirst) {
      begins.put(entry.getKey(), end);
      end += entry.getValue().aval().byteSize();
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> {
      if (name.equals(METADATA)) {
        throw new HokkuException("A tensor cannot be named '%s' in a safetensors file.".formatted(METADATA), "", "Give it another name.");
      }
      long begin = begins.get(name);
      entries.put(name, new Entry(tensor.aval(), begin, begin + tensor.aval().byteSize()));
    });
    return new SafetensorsHeader(metadata, entries);
  }

  /// The entries in the order of their bytes.
  List<Map.Entry<String, Entry>> inDataOrder() {
    return entries.entrySet().stream()
        .sorted(Comparator.comparingLong((Map.Entry<String, Entry> entry) -> entry.getValue().begin())
            .thenComparingLong(entry -> entry.getValue().end()))
        .toList();
  }

  /// The JSON text, padded with spaces so that the data behind it starts at a multiple of 8.
  byte[] toBytes() {
    StringBuilder out = new StringBuilder("{");
    if (!metadata.isEmpty()) {
      Json.quote(out, METADATA);
      out.append(":{");
      String separator = "";
      for (Map.Entry<String, String> entry : metadata.entrySet()) {
        out.append(separator);
        Json.quote(out, entry.getKey());
        out.append(':');
        Json.quote(out, entry.getValue());
        separator = ",";
      }
      out.append('}');
    }
    entries.forEach((name, entry) -> {
      out.append(out.length() == 1 ? "" : ",");
      Json.quote(out, name);
      out.append(":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
          .formatted(name(entry.aval().dtype()), entry.aval().shape(), entry.begin(), entry.end()));
    });
    out.append('}');
    out.append(" ".repeat(Math.floorMod(-out.length(), 8)));
    return out.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /// Reads a header.
  ///
  /// @param json the text behind the file's first 8 bytes
  /// @param dataSize bytes behind the header
  /// @param file for messages
  static SafetensorsHeader parse(ByteBuffer json, long dataSize, String file) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(json).toString();
    } catch (CharacterCodingException e) {
      throw broken("The header is not UTF-8 text.", file + ", header");
    }
    Json root;
    try {
      root = JsonReader.read(text);
    } catch (JsonReader.Malformed e) {
      int offset = 8 + text.substring(0, e.position).getBytes(StandardCharsets.UTF_8).length;
      throw broken("The header is not JSON: it has %s.".formatted(e.getMessage()), "%s, byte %d".formatted(file, offset));
    }
    return new Fields(file).header(root).checked(dataSize, file);
  }

  /// Entries may not overlap, leave gaps, or reach past the end: a file with such entries was not written by a correct writer.
  private SafetensorsHeader checked(long dataSize, String file) {
    long end = 0;
    for (Map.Entry<String, Entry> named : inDataOrder()) {
      Entry entry = named.getValue();
      String where = "%s, header entry '%s'".formatted(file, named.getKey());
      if (entry.begin() != end || entry.end() < entry.begin()) {
        throw broken("Its data lies at [%d, %d), but the tensor before it ends at %d.".formatted(entry.begin(), entry.end(), end), where);
      }
      if (entry.end() - entry.begin() != entry.aval().byteSize()) {
        throw broken(
            "%s takes %d bytes, but its data [%d, %d) has %d."
                .formatted(entry.aval(), entry.aval().byteSize(), entry.begin(), entry.end(), entry.end() - entry.begin()),
            where);
      }
      end = entry.end();
    }
    if (end > dataSize) {
      throw broken("The file is cut off: its tensors take %d bytes, and only %d follow the header.".formatted(end, dataSize), file);
    }
    if (end < dataSize) {
      throw broken("%d bytes follow the last tensor, where the file should end.".formatted(dataSize - end), file);
    }
    return this;
  }

  static HokkuException broken(String wrong, String where) {
    return new HokkuException(wrong, where, "Copy or download the file again; if it is as its writer left it, that writer is at fault.");
  }

  private static String name(DType dtype) {
    return switch (dtype) {
      case S8 -> "I8";
      case S16 -> "I16";
      case S32 -> "I32";
      case S64 -> "I64";
      case BOOL, U8, U16, U32, U64, F16, BF16, F32, F64 -> dtype.name();
    };
  }

  /// Takes the JSON apart; knows the file for messages.
  private record Fields(String file) {

    SafetensorsHeader header(Json root) {
      Map<String, String> metadata = new LinkedHashMap<>();
      Map<String, Entry> entries = new LinkedHashMap<>();
      object(root, file + ", header").forEach((name, value) -> {
        String where = "%s, header entry '%s'".formatted(file, name);
        if (name.equals(METADATA)) {
          object(value, where).forEach((key, text) -> metadata.put(key, text(text, where)));
        } else {
          entries.put(name, entry(object(value, where), where));
        }
      });
      return new SafetensorsHeader(metadata, entries);
    }

    private Entry entry(Map<String, Json> fields, String where) {
      String dtype = text(field(fields, "dtype", where), where);
      int[] dims = numbers(field(fields, "shape", where), where).stream().mapToInt(dim -> length(dim, where)).toArray();
      List<Long> offsets = numbers(field(fields, "data_offsets", where), where);
      if (offsets.size() != 2 || offsets.get(0) < 0) {
        throw broken("data_offsets are %s; they must be a begin and an end.".formatted(offsets), where);
      }
      ShapedArray aval = new ShapedArray(dtype(dtype, where), Shape.of(dims));
      try {
        aval.byteSize();
      } catch (ArithmeticException e) {
        throw broken("The shape %s has more elements than any file holds.".formatted(aval.shape()), where);
      }
      return new Entry(aval, offsets.get(0), offsets.get(1));
    }

    private static int length(long dim, String where) {
      if (dim < 0 || dim > Integer.MAX_VALUE) {
        throw broken("The shape has the length %d; lengths are in [0, 2^31).".formatted(dim), where);
      }
      return (int) dim;
    }

    private static DType dtype(String name, String where) {
      for (DType dtype : DType.values()) {
        if (SafetensorsHeader.name(dtype).equals(name)) {
          return dtype;
        }
      }
      throw new HokkuException(
          "The dtype '%s' is not known here.".formatted(name),
          where,
          "Store it as one of F64, F32, F16, BF16, I64, I32, I16, I8, U64, U32, U16, U8, BOOL.");
    }

    private static Json field(Map<String, Json> fields, String name, String where) {
      Json value = fields.get(name);
      if (value == null) {
        throw broken("The field '%s' is missing.".formatted(name), where);
      }
      return value;
    }

    private static Map<String, Json> object(Json value, String where) {
      if (value instanceof Json.Members members) {
        return members.values();
      }
      throw broken("There is %s where an object belongs.".formatted(value.kind()), where);
    }

    private static String text(Json value, String where) {
      if (value instanceof Json.Text text) {
        return text.value();
      }
      throw broken("There is %s where a string belongs.".formatted(value.kind()), where);
    }

    private static List<Long> numbers(Json value, String where) {
      if (!(value instanceof Json.Items items)) {
        throw broken("There is %s where an array of numbers belongs.".formatted(value.kind()), where);
      }
      return items.values().stream().map(item -> {
        if (item instanceof Json.Whole number) {
          return number.value();
        }
        throw broken("There is %s where a number belongs.".formatted(item.kind()), where);
      }).toList();
    }
  }
}
