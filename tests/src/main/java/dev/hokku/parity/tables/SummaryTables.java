package dev.hokku.parity.tables;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.hokku.hk.Args;
import dev.hokku.hk.Frame;
import dev.hokku.hk.summary.Column;
import dev.hokku.hk.summary.EvalSummary;
import dev.hokku.hk.summary.MethodInvocation;
import dev.hokku.hk.summary.ModuleDetails;
import dev.hokku.hk.summary.Tabulate;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.nn.Layer;
import dev.hokku.parity.configs.Constructors;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.parity.golden.Options;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tables of what modules are, take and return.
final class SummaryTables {

  private static final Pattern CALLED = Pattern.compile("(.*\\))\\(x\\)");
  private static final Pattern LSTM_STEP = Pattern.compile("LSTM\\((\\d+)\\) one step");
  private static final Pattern LINEAR_TWICE = Pattern.compile("Linear\\(\\d+\\) twice on same instance");
  private static final Pattern CONV_THEN_FLATTEN = Pattern.compile("Conv2D\\((\\d+),\\s*(\\d+)\\) then Flatten");

  /// The default columns in Python's spelling.
  private static final List<Column> COLUMNS = List.of(
      Column.left("Module", call -> call.callStack().stream().map(SummaryTables::module).collect(Collectors.joining("\n └ "))),
      Column.left("Config", call -> PythonText.module(call.moduleDetails().config())),
      Column.OWNED_PARAMS,
      Column.left("Input", call -> call.argsSpec().stream().map(PythonText::spec).collect(Collectors.joining(", "))),
      Column.left("Output", call -> PythonText.spec(call.outputSpec())),
      Column.PARAMS_SIZE,
      Column.PARAMS_BYTES);

  private SummaryTables() {}

  static void register(Map<String, Function<JsonObject, JsonObject>> functions) {
    functions.put("format_bytes", row -> Tables.out(new JsonPrimitive(Column.formatBytes(row.get("in").getAsLong()))));
    functions.put("module_repr", SummaryTables::repr);
    functions.put("eval_summary", SummaryTables::summary);
    functions.put("tabulate", SummaryTables::tabulate);
  }

  private static JsonObject repr(JsonObject row) {
    JsonObject out = new JsonObject();
    out.addProperty("repr", PythonText.module(Constructors.module(row.get("construct").getAsString()).toString()));
    return out;
  }

  private static JsonObject summary(JsonObject row) {
    JsonArray calls = new JsonArray();
    invocations(row).forEach(call -> calls.add(json(call)));
    return Tables.out(calls);
  }

  private static JsonObject tabulate(JsonObject row) {
    if (!row.get("columns").getAsString().equals("default")) {
      throw new Mismatch("the runner knows no columns %s".formatted(row.get("columns")));
    }
    JsonObject out = new JsonObject();
    out.addProperty("text", Tabulate.table(invocations(row), COLUMNS, List.of(Tabulate.HAS_OUTPUT)));
    return out;
  }

  private static List<MethodInvocation> invocations(JsonObject row) {
    String program = row.get("program").getAsString();
    int[] shape = row.has("input_shapes")
        ? Options.ints(row.getAsJsonArray("input_shapes").get(0))
        : CONV_THEN_FLATTEN.matcher(program).matches() ? new int[] {1, 4, 4, 1} : new int[] {2, 3};
    return EvalSummary.evalSummary(program(program), ShapeDtype.f32(shape));
  }

  private static BiFunction<Frame, Args, ?> program(String text) {
    Matcher called = CALLED.matcher(text);
    if (called.matches()) {
      Layer layer = (Layer) Constructors.module(called.group(1));
      return (frame, args) -> SummariesApply.layer(frame, layer, args.get(0));
    }
    Matcher lstm = LSTM_STEP.matcher(text);
    if (lstm.matches()) {
      int hiddenSize = Integer.parseInt(lstm.group(1));
      return (frame, args) -> SummariesApply.lstmStep(frame, hiddenSize, args.get(0));
    }
    if (LINEAR_TWICE.matcher(text).matches()) {
      return (frame, args) -> SummariesApply.linearTwice(frame, args.get(0));
    }
    Matcher conv = CONV_THEN_FLATTEN.matcher(text);
    if (conv.matches()) {
      int channels = Integer.parseInt(conv.group(1));
      int kernel = Integer.parseInt(conv.group(2));
      return (frame, args) -> SummariesApply.convThenFlatten(frame, channels, kernel, args.get(0));
    }
    throw new Mismatch("there is no Java twin of the program '%s'".formatted(text));
  }

  private static JsonObject json(MethodInvocation call) {
    ModuleDetails details = call.moduleDetails();
    JsonObject json = new JsonObject();
    json.addProperty("method_name", PythonText.method(details.methodName(), details.primary()));
    json.addProperty("module_name", details.moduleName());
    json.addProperty("module_class", details.className());
    JsonArray stack = new JsonArray();
    call.callStack().forEach(each -> stack.add(each.moduleName() + "." + PythonText.method(each.methodName(), each.primary())));
    json.add("call_stack", stack);
    json.addProperty("args_spec", PythonText.tuple(call.argsSpec()));
    json.addProperty("output_spec", PythonText.spec(call.outputSpec()));
    json.add("params", shapes(details.params()));
    json.add("state", shapes(details.state()));
    return json;
  }

  private static JsonObject shapes(Map<String, ShapeDtype> shapes) {
    JsonObject json = new JsonObject();
    shapes.forEach((path, shape) -> json.addProperty(path, shape.aval().toString()));
    return json;
  }

  /// `lstm_1 (LSTM.initial_state)`.
  private static String module(ModuleDetails details) {
    String method = details.primary() ? "" : "." + PythonText.method(details.methodName(), false);
    return "%s (%s%s)".formatted(details.moduleName(), details.className(), method);
  }
}
