package dev.hokku.cli;

import dev.hokku.core.HokkuException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What fixes every bit of a training run, beside the program. A checkpoint carries it.
///
/// @param model `mlp` or `lenet`
/// @param data the data's fingerprint
/// @param epochs how often the data is gone through
/// @param batchSize examples a step
/// @param learningRate of the first step
/// @param seed of first parameters, order and noise
record RunSettings(String model, String data, int epochs, int batchSize, double learningRate, int seed) {

  /// As facts of a checkpoint.
  Map<String, String> toFacts(long step) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("model", model);
    facts.put("data", data);
    facts.put("epochs", Integer.toString(epochs));
    facts.put("batch-size", Integer.toString(batchSize));
    facts.put("learning-rate", Double.toString(learningRate));
    facts.put("seed", Integer.toString(seed));
    facts.put("step", Long.toString(step));
    return facts;
  }

  /// Refuses to go on with a run of other settings: it would end with other parameters than either run.
  ///
  /// @throws HokkuException names every setting that differs
  void requireSame(Map<String, String> facts, Path checkpoint) {
    List<String> different = new ArrayList<>();
    toFacts(0).forEach((name, wanted) -> {
      String found = facts.getOrDefault(name, "nothing");
      if (!name.equals("step") && !found.equals(wanted)) {
        different.add("%s is %s here, the checkpoint has %s".formatted(name, wanted, found));
      }
    });
    if (!different.isEmpty()) {
      throw new HokkuException(
          "The checkpoint is of another run:%n  %s".formatted(String.join(System.lineSeparator() + "  ", different)),
          checkpoint.toString(),
          "Give the options that the run was begun with, or begin a new one without --resume.");
    }
  }

  /// The step that a checkpoint was saved after.
  static long step(Map<String, String> facts, Path checkpoint) {
    try {
      return Long.parseLong(facts.getOrDefault("step", ""));
    } catch (NumberFormatException e) {
      throw new HokkuException("The checkpoint does not say which step it is of.", checkpoint.toString(), "Name a checkpoint that 'hokku train digits' wrote.");
    }
  }
}
