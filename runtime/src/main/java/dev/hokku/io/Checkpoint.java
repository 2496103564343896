package dev.hokku.io;

import dev.hokku.core.HokkuException;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Saves any tree of tensors (parameters, state, optimizer state, keys, or a record of all of them) as one safetensors file, and loads it into a tree of the same
/// structure.
///
/// Each tensor is stored under its path in the tree: `params.mlp/~/linear_0/w`. Static values of the tree are not stored; they come from the tree that loading is given.
/// Nothing is skipped and nothing is filled in: a file that does not fit is refused, with every entry that is missing, extra or of another type.
///
/// @param tree what was saved
/// @param facts free text by name, as the step or the seed
public record Checkpoint<T>(T tree, Map<String, String> facts) {

  /// Saves `tree` and `facts`, whole or not at all.
  ///
  /// @throws IOException if the disk refuses; a checkpoint that was there before is then as it was
  public static void save(Path file, Object tree, Map<String, String> facts) throws IOException {
    Flattened flat = Tree.flatten(tree);
    List<String> paths = Tree.paths(flat.def());
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < paths.size(); i++) {
      tensors.put(paths.get(i), flat.leaves().get(i));
    }
    Safetensors.write(file, tensors, facts);
  }

  /// Loads what [#save] wrote.
  ///
  /// @param like a tree of the structure that was saved; of its tensors only the types are read, so they may be `ShapeDtype`s
  /// @throws IOException if the file cannot be read
  /// @throws HokkuException if the file is damaged or does not fit; every entry that does not is named
  public static <T> Checkpoint<T> load(Path file, T like) throws IOException {
    return load(file, "", like);
  }

  /// Loads one component of the tree that was saved, as `params` of a training state; the rest of the file is left alone.
  ///
  /// @param part the component's path in the saved tree
  /// @param like a tree of that component's structure
  /// @throws IOException if the file cannot be read
  /// @throws HokkuException if the file is damaged or the part does not fit; every entry that does not is named
  public static <T> Checkpoint<T> loadPart(Path file, String part, T like) throws IOException {
    return load(file, part + ".", like);
  }

  private static <T> Checkpoint<T> load(Path file, String prefix, T like) throws IOException {
    Safetensors saved = Safetensors.load(file);
    Map<String, Tensor> rest = new LinkedHashMap<>();
    saved.tensors().forEach((name, tensor) -> {
      if (name.startsWith(prefix)) {
        rest.put(name.substring(prefix.length()), tensor);
      }
    });
    Flattened flat = Tree.flatten(like);
    List<String> paths = Tree.paths(flat.def());
    List<Tensor> leaves = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      String path = paths.get(i);
      Tensor wanted = flat.leaves().get(i);
      Tensor found = rest.remove(path);
      if (found == null) {
        faults.add("missing:    %s  %s".formatted(prefix + path, wanted.aval()));
      } else if (!found.aval().equals(wanted.aval())) {
        faults.add("other type: %s  %s is wanted, the file has %s".formatted(prefix + path, wanted.aval(), found.aval()));
      } else {
        leaves.add(found);
      }
    }
    rest.forEach((path, tensor) -> faults.add("extra:      %s  %s".formatted(prefix + path, tensor.aval())));
    if (!faults.isEmpty()) {
      throw new HokkuException(
          "The checkpoint does not fit the model:%n  %s".formatted(String.join(System.lineSeparator() + "  ", faults)),
          file.toString(),
          "Name the checkpoint of this model, or make the model with the sizes that the checkpoint was saved with.");
    }
    return new Checkpoint<>(Tree.like(like, flat.def(), leaves), saved.metadata());
  }
}
