package dev.hokku.graph.text;

import dev.hokku.core.HokkuException;
import dev.hokku.graph.Graph;
import dev.hokku.tensor.Axes;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The parameters of a primitive, or of a record among them, read by name.
public final class Fields {

  private final String owner;
  private final Map<String, Value> values;

  /// @param owner whose they are, for messages
  Fields(String owner, Map<String, Value> values) {
    this.owner = owner;
    this.values = values;
  }

  /// `axis=2`.
  public int integer(String name) {
    return Integer.parseInt(word(name));
  }

  /// `value=2.5`.
  public double number(String name) {
    return Double.parseDouble(word(name));
  }

  /// `reverse=true`.
  public boolean flag(String name) {
    return Boolean.parseBoolean(word(name));
  }

  /// `axisName=batch`, or an enum constant.
  public String word(String name) {
    return wordOf(name, value(name));
  }

  /// `dtype=f32`.
  public DType dtype(String name) {
    return DType.parse(word(name));
  }

  /// `axes={0,1}`.
  public Axes axes(String name) {
    return Axes.of(integers(name));
  }

  /// `shape=[8,16]`.
  public Shape shape(String name) {
    return Shape.of(integers(name));
  }

  /// `aval=f32[8,16]`.
  public ShapedArray aval(String name) {
    if (value(name) instanceof Value.Typed(String dtype, List<Value> items)) {
      int[] dims = items.stream().mapToInt(item -> Integer.parseInt(wordOf(name, item))).toArray();
      return new ShapedArray(DType.parse(dtype), Shape.of(dims));
    }
    throw wrong(name, "is no type such as f32[8,16]");
  }

  /// `[1,2,3]` or `{1,2,3}`.
  public int[] integers(String name) {
    return items(name).stream().mapToInt(item -> Integer.parseInt(wordOf(name, item))).toArray();
  }

  /// `[true,false]`.
  public List<Boolean> flags(String name) {
    return items(name).stream().map(item -> Boolean.parseBoolean(wordOf(name, item))).toList();
  }

  /// `labels=[hidden, logits]`.
  public List<String> words(String name) {
    return items(name).stream().map(item -> wordOf(name, item)).toList();
  }

  /// Whether there is a parameter of this name.
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /// A parameter that is a record.
  public <T> T record(String name, Function<Fields, T> reader) {
    return reader.apply(fieldsOf(name, value(name)));
  }

  /// A parameter that is a list of records.
  public <T> List<T> records(String name, Function<Fields, T> reader) {
    return items(name).stream().map(item -> reader.apply(fieldsOf(name, item))).toList();
  }

  /// A parameter that is a body.
  public Graph graph(String name) {
    return graphOf(name, value(name));
  }

  /// A parameter that is a list of bodies.
  public List<Graph> graphs(String name) {
    List<Graph> graphs = new ArrayList<>();
    items(name).forEach(item -> graphs.add(graphOf(name, item)));
    return graphs;
  }

  private List<Value> items(String name) {
    if (value(name) instanceof Value.Sequence(List<Value> items)) {
      return items;
    }
    throw wrong(name, "is no list");
  }

  private String wordOf(String name, Value value) {
    if (value instanceof Value.Word(String text)) {
      return text;
    }
    throw wrong(name, "is no single word or number");
  }

  private Fields fieldsOf(String name, Value value) {
    if (value instanceof Value.Fielded(Fields fields)) {
      return fields;
    }
    throw wrong(name, "is no record");
  }

  private Graph graphOf(String name, Value value) {
    if (value instanceof Value.Body(Graph graph)) {
      return graph;
    }
    throw wrong(name, "is no graph");
  }

  private Value value(String name) {
    Value value = values.get(name);
    if (value == null) {
      throw wrong(name, "is missing; there are %s".formatted(values.keySet()));
    }
    return value;
  }

  private HokkuException wrong(String name, String what) {
    return new HokkuException(
        "Parameter '%s' of %s %s.".formatted(name, owner, what), owner, "Parameters have the form that Graph.toString prints.");
  }
}
