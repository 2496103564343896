package dev.hokku.tree;

import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The parameters of a network: module path → name → tensor, immutable, in the order in which they were made.
///
/// Taken apart as a tree, each tensor is a child named `module/name`. Source: the parameters of `hk.transform`.
public final class Params implements TensorDict<Params> {

  private static final Params EMPTY = new Params(TensorMap.EMPTY);

  private final TensorMap tensors;

  private Params(TensorMap tensors) {
    this.tensors = tensors;
  }

  /// Without any tensor.
  public static Params empty() {
    return EMPTY;
  }

  /// Collects tensors.
  public static Builder builder() {
    return new Builder();
  }

  /// Of entries, in their order.
  public static Params of(Iterable<Entry> entries) {
    Builder builder = builder();
    for (Entry entry : entries) {
      builder.put(entry.module(), entry.name(), entry.tensor());
    }
    return builder.build();
  }

  /// The tensor of this name.
  ///
  /// @throws dev.hokku.core.HokkuException if there is none; the message lists what there is
  public Tensor get(String module, String name) {
    return tensors.get("parameter", module, name);
  }

  /// Whether there is a tensor of this name.
  public boolean has(String module, String name) {
    return tensors.has(module, name);
  }

  /// The module paths, in order.
  public Set<String> modules() {
    return tensors.modules();
  }

  /// The tensors of one module by name; empty for a module that has none.
  public Map<String, Tensor> of(String module) {
    return tensors.of(module);
  }

  /// A copy with one tensor more or replaced.
  public Params with(String module, String name, Tensor tensor) {
    return new Params(tensors.with(module, name, tensor));
  }

  /// How many tensors there are.
  public int size() {
    return tensors.values().size();
  }

  /// Whether there is no tensor.
  public boolean isEmpty() {
    return tensors.values().isEmpty();
  }

  /// How many elements the tensors have together.
  public long count() {
    return tensors.count();
  }

  /// How many bytes the tensors take together.
  public long byteSize() {
    return tensors.byteSize();
  }

  @Override
  public Stream<Entry> entries() {
    return tensors.entries();
  }

  @Override
  public Params withEntries(Iterable<Entry> entries) {
    return of(entries);
  }

  @Override
  public List<String> names() {
    return tensors.paths();
  }

  @Override
  public List<Object> children() {
    return tensors.children();
  }

  @Override
  public Params withChildren(List<Object> children) {
    return new Params(tensors.withValues(children));
  }

  /// Paths and types; not the values.
  @Override
  public String toString() {
    return tensors.table("Params");
  }

  /// Collects tensors; modules and names stay in the order of their first tensor.
  public static final class Builder {

    private final TensorMap.Builder tensors = new TensorMap.Builder();

    private Builder() {}

    /// Puts a tensor in, or replaces it.
    public Builder put(String module, String name, Tensor tensor) {
      tensors.put(module, name, tensor);
      return this;
    }

    /// Whether a tensor of this name was put in.
    public boolean has(String module, String name) {
      return tensors.has(module, name);
    }

    /// What was put in so far.
    public Params build() {
      return new Params(tensors.build());
    }
  }
}
