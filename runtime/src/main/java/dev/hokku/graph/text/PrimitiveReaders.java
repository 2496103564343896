package dev.hokku.graph.text;

import dev.hokku.core.HokkuException;
import dev.hokku.core.Primitive;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// From the name of a primitive to what makes it out of its parameters.
final class PrimitiveReaders {

  private static final Map<String, Function<Fields, Primitive>> READERS = new PrimitiveReaders().readers;

  private final Map<String, Function<Fields, Primitive>> readers = new TreeMap<>();

  private PrimitiveReaders() {
    PlainPrimitives.all().forEach(op -> put(op.name(), fields -> op));
    LaxReaders.addTo(this);
    ControlReaders.addTo(this);
  }

  /// Adds the reader of the primitive that is printed as `name`.
  ///
  /// @throws IllegalStateException if there is one: then two primitives print alike
  PrimitiveReaders put(String name, Function<Fields, Primitive> reader) {
    if (readers.put(name, reader) != null) {
      throw new IllegalStateException("Two primitives are called %s.".formatted(name));
    }
    return this;
  }

  /// The primitive with this name and these parameters.
  static Primitive read(String name, Fields fields) {
    Function<Fields, Primitive> reader = READERS.get(name);
    if (reader == null) {
      throw new HokkuException(
          "There is no primitive '%s' that can be read.".formatted(name),
          name,
          "Known ones are %s. Primitives that hold Java functions cannot be written as text.".formatted(READERS.keySet()));
    }
    return reader.apply(fields);
  }
}
