package dev.hokku.parity.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hokku.io.Safetensors;
import dev.hokku.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One recorded case: what to build, what to feed it, and what came out.
///
/// @param name of the case
/// @param kind of the case
/// @param config the constructor and call, or null
/// @param program the text of the Python program, or null
/// @param variant the values that the program was run with
/// @param initSeed of init's key, or null for none
/// @param applySeed of apply's key at step 0, or null for none
/// @param params in the order of creation
/// @param state in the order of creation
/// @param initTrace the keys that init handed out
/// @param initInputs of init
/// @param steps of apply
/// @param gradient at step 0, or null
/// @param perturbed step 0 with other parameters, or null
public record GoldenCase(
    String name,
    String kind,
    @Nullable JsonObject config,
    @Nullable String program,
    JsonObject variant,
    @Nullable Long initSeed,
    @Nullable Long applySeed,
    List<Variable> params,
    List<Variable> state,
    JsonArray initTrace,
    Expected.Items initInputs,
    List<Step> steps,
    @Nullable Gradient gradient,
    @Nullable Perturbed perturbed) {

  /// A parameter or state, or its gradient.
  ///
  /// @param module path
  /// @param name in the module
  /// @param value recorded
  record Variable(String module, String name, Reference value) {}

  /// One call of apply.
  ///
  /// @param inputs of the call
  /// @param output of the call
  /// @param newState after it
  /// @param trace the keys that it handed out
  record Step(Expected.Items inputs, Expected output, List<Variable> newState, JsonArray trace) {}

  /// Derivatives of the sum of outputs times cotangents.
  ///
  /// @param loss that sum
  /// @param cotangents one for each floating output, in JAX's order
  /// @param params for each floating parameter
  /// @param inputs for each floating input
  record Gradient(double loss, List<Tensor> cotangents, List<Variable> params, List<InputGradient> inputs) {}

  /// The derivative by one leaf of the inputs.
  ///
  /// @param leaf its position
  /// @param value recorded
  record InputGradient(int leaf, Reference value) {}

  /// Step 0 with shifted parameters.
  ///
  /// @param amplitude of the shift
  /// @param output of the call
  /// @param newState after it
  /// @param gradient there, or null
  record Perturbed(double amplitude, Expected output, List<Variable> newState, @Nullable Gradient gradient) {}

  /// The inputs of each step.
  public List<Inputs> inputs() {
    return steps.stream().map(step -> Inputs.of(step.inputs())).toList();
  }

  /// Reads a case and its tensors.
  public static GoldenCase read(Path file, JsonObject json) throws IOException {
    Map<String, Tensor> tensors = Safetensors.read(file.resolveSibling(json.get("tensors_file").getAsString()));
    List<Step> steps = new ArrayList<>();
    for (JsonElement step : json.getAsJsonArray("steps")) {
      steps.add(step(step.getAsJsonObject(), steps, tensors));
    }
    Gradient gradient = json.has("gradient") ? gradient(json.getAsJsonObject("gradient"), List.of(), tensors) : null;
    return new GoldenCase(
        json.get("case").getAsString(),
        json.get("kind").getAsString(),
        json.has("config") ? json.getAsJsonObject("config") : null,
        json.has("program") ? json.get("program").getAsString() : null,
        json.has("variant") ? json.getAsJsonObject("variant") : new JsonObject(),
        seed(json, "init_seed"),
        seed(json, "apply_seed"),
        variables(json.getAsJsonArray("params"), tensors),
        variables(json.getAsJsonArray("state"), tensors),
        json.getAsJsonArray("rng_trace_init"),
        json.has("init_inputs") ? items(json.getAsJsonObject("init_inputs"), tensors) : steps.getFirst().inputs(),
        steps,
        gradient,
        json.has("perturbed") ? perturbed(json.getAsJsonObject("perturbed"), gradient, tensors) : null);
  }

  private static @Nullable Long seed(JsonObject json, String name) {
    JsonElement seed = json.getAsJsonObject("rng").get(name);
    return seed == null || seed.isJsonNull() ? null : seed.getAsLong();
  }

  private static Step step(JsonObject json, List<Step> before, Map<String, Tensor> tensors) {
    // "same as step 0" stands for the inputs of a step that repeats the first.
    Expected.Items inputs = json.get("inputs").isJsonObject() ? items(json.getAsJsonObject("inputs"), tensors) : before.getFirst().inputs();
    return new Step(
        inputs,
        Expected.parse(json.getAsJsonObject("output"), tensors),
        variables(json.getAsJsonArray("new_state"), tensors),
        json.getAsJsonArray("rng_trace"));
  }

  private static Expected.Items items(JsonObject json, Map<String, Tensor> tensors) {
    return Expected.parse(json, tensors) instanceof Expected.Items items ? items : new Expected.Items(List.of(), List.of());
  }

  private static List<Variable> variables(JsonArray json, Map<String, Tensor> tensors) {
    List<Variable> variables = new ArrayList<>();
    for (JsonElement element : json) {
      JsonObject variable = element.getAsJsonObject();
      variables.add(new Variable(
          variable.get("module").getAsString(), variable.get("name").getAsString(), Reference.parse(variable, tensors)));
    }
    return variables;
  }

  /// @param cotangents of the gradient at the initial parameters, which the one at shifted parameters shares
  private static Gradient gradient(JsonObject json, List<Tensor> cotangents, Map<String, Tensor> tensors) {
    List<Tensor> cts = new ArrayList<>(cotangents);
    if (json.has("cotangents")) {
      for (JsonElement ct : json.getAsJsonArray("cotangents")) {
        cts.add(new Expected.Leaf(Reference.parse(ct.getAsJsonObject(), tensors)).value());
      }
    }
    List<InputGradient> inputs = new ArrayList<>();
    for (JsonElement input : json.getAsJsonArray("inputs")) {
      inputs.add(new InputGradient(input.getAsJsonObject().get("input_leaf").getAsInt(), Reference.parse(input.getAsJsonObject(), tensors)));
    }
    return new Gradient(json.get("loss_value").getAsDouble(), cts, variables(json.getAsJsonArray("params"), tensors), inputs);
  }

  private static Perturbed perturbed(JsonObject json, @Nullable Gradient base, Map<String, Tensor> tensors) {
    return new Perturbed(
        json.has("amplitude") ? json.get("amplitude").getAsDouble() : 0.25,
        Expected.parse(json.getAsJsonObject("output"), tensors),
        variables(json.getAsJsonArray("new_state"), tensors),
        json.has("gradient") && base != null ? gradient(json.getAsJsonObject("gradient"), base.cotangents(), tensors) : null);
  }
}
