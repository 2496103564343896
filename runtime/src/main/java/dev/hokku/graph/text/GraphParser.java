package dev.hokku.graph.text;

import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Literal;
import dev.hokku.graph.Var;
import dev.hokku.graph.Verifier;
import dev.hokku.tensor.DType;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.ShapedArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the text of a graph; printing what was read gives the same text.
///
/// ```text
/// graph    = "graph" "(" [ typed { "," typed } ] ")" "{" { equation } "return" [ atom { "," atom } ] "}"
/// equation = typed { "," typed } "=" primitive [ "[" parameter { "," parameter } "]" ] { atom } [ "#" where ]   (ends with its line)
/// typed    = name ":" dtype "[" lengths "]"
/// atom     = name | number ":" dtype | "true" | "false"
/// ```
public final class GraphParser {

  private final Scanner scanner;

  private GraphParser(Scanner scanner) {
    this.scanner = scanner;
  }

  /// The graph that `text` describes, verified.
  ///
  /// @throws dev.hokku.core.HokkuException if it describes none; the message says line and column
  public static Graph parse(String text) {
    GraphParser parser = new GraphParser(new Scanner(text));
    Graph graph = parser.graph();
    parser.scanner.expectEnd();
    return Verifier.verify(graph, "the text");
  }

  private Graph graph() {
    scanner.expect("graph");
    scanner.expect("(");
    Map<String, Var> scope = new HashMap<>();
    List<Var> invars = new ArrayList<>();
    while (!scanner.accept(")")) {
      invars.add(define(scope));
      scanner.accept(",");
    }
    scanner.expect("{");
    List<Eqn> eqns = new ArrayList<>();
    while (!scanner.accept("return")) {
      eqns.add(equation(scope));
    }
    List<Atom> outvars = new ArrayList<>();
    while (!scanner.accept("}")) {
      outvars.add(atom(scope));
      scanner.accept(",");
    }
    return new Graph(invars, eqns, outvars);
  }

  private Eqn equation(Map<String, Var> scope) {
    List<Typed> results = new ArrayList<>();
    while (!scanner.accept("=")) {
      results.add(typed());
      scanner.accept(",");
    }
    String name = scanner.word();
    Map<String, Value> parameters = scanner.accept("[") ? fields() : Map.of();
    List<Atom> in = new ArrayList<>();
    while (scanner.moreOnLine() && !scanner.sees("#")) {
      in.add(atom(scope));
    }
    String where = scanner.moreOnLine() && scanner.accept("#") ? scanner.restOfLine() : "";
    List<Var> out = results.stream().map(result -> define(scope, result)).toList();
    return new Eqn(PrimitiveReaders.read(name, new Fields(name, parameters)), in, out, where);
  }

  /// A variable's name and type.
  private record Typed(String name, ShapedArray aval) {}

  private Typed typed() {
    String[] parts = scanner.word().split(":", 2);
    if (parts.length != 2) {
      throw scanner.wrong("a type such as :f32[8] was expected behind '%s'".formatted(parts[0]));
    }
    scanner.expect("[");
    List<Integer> dims = new ArrayList<>();
    while (!scanner.accept("]")) {
      dims.add(Integer.parseInt(scanner.word()));
      scanner.accept(",");
    }
    return new Typed(parts[0], new ShapedArray(DType.parse(parts[1]), Shape.of(dims)));
  }

  private Var define(Map<String, Var> scope) {
    return define(scope, typed());
  }

  private Var define(Map<String, Var> scope, Typed typed) {
    Var v = new Var(id(typed.name()), typed.aval());
    if (scope.put(typed.name(), v) != null) {
      throw scanner.wrong("'%s' was defined before; a new name was expected".formatted(typed.name()));
    }
    return v;
  }

  /// The number whose name this is, see [Var#name].
  private int id(String name) {
    int id = 0;
    for (char letter : name.toCharArray()) {
      if (letter < 'a' || letter > 'z') {
        throw scanner.wrong("'%s' is no name; letters a to z were expected".formatted(name));
      }
      id = id * 26 + (letter - 'a');
    }
    return id;
  }

  private Atom atom(Map<String, Var> scope) {
    String word = scanner.word();
    Var known = scope.get(word);
    if (known != null) {
      return known;
    }
    if (word.equals("true") || word.equals("false")) {
      return new Literal(DType.BOOL, word.equals("true") ? 1 : 0);
    }
    int colon = word.indexOf(':');
    if (colon < 0) {
      throw scanner.wrong("'%s' is not defined; a variable or a literal such as 2.5:f32 was expected".formatted(word));
    }
    return literal(word.substring(0, colon), DType.parse(word.substring(colon + 1)));
  }

  private static Literal literal(String value, DType dtype) {
    return switch (dtype.kind()) {
      case FLOAT -> Literal.of(dtype, Double.parseDouble(value));
      case UNSIGNED -> new Literal(dtype, Long.parseUnsignedLong(value));
      case SIGNED, BOOL -> new Literal(dtype, Long.parseLong(value));
    };
  }

  /// Reads `name=value, …]`.
  private Map<String, Value> fields() {
    Map<String, Value> fields = new LinkedHashMap<>();
    while (!scanner.accept("]")) {
      String name = scanner.word();
      scanner.expect("=");
      fields.put(name, value());
      scanner.accept(",");
    }
    return fields;
  }

  private Value value() {
    if (scanner.accept("[")) {
      return new Value.Sequence(items("]"));
    }
    if (scanner.accept("{")) {
      return new Value.Sequence(items("}"));
    }
    if (scanner.sees("graph (")) {
      return new Value.Body(graph());
    }
    String word = scanner.word();
    if (!scanner.accept("[")) {
      return new Value.Word(word);
    }
    boolean type = Arrays.stream(DType.values()).anyMatch(dtype -> dtype.toString().equals(word));
    return type ? new Value.Typed(word, items("]")) : new Value.Fielded(new Fields(word, fields()));
  }

  private List<Value> items(String end) {
    List<Value> items = new ArrayList<>();
    while (!scanner.accept(end)) {
      items.add(value());
      scanner.accept(",");
    }
    return items;
  }
}
