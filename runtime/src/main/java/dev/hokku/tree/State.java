package dev.hokku.tree;

import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The state of a network (moving averages, counters): module path → name → tensor, immutable, in the order in which it was made.
///
/// Taken apart as a tree, each tensor is a child named `module/name`. Source: the state of `hk.transform_with_state`.
public final class State implements TensorDict<State> {

  private static final State EMPTY = new State(TensorMap.EMPTY);

  private final TensorMap tensors;

  private State(TensorMap tensors) {
    this.tensors = tensors;
  }

  /// Without any tensor.
  public static State empty() {
    return EMPTY;
  }

  /// Collects tensors.
  public static Builder builder() {
    return new Builder();
  }

  /// Of entries, in their order.
  public static State of(Iterable<Entry> entries) {
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
    return tensors.get("state", module, name);
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
  public State with(String module, String name, Tensor tensor) {
    return new State(tensors.with(module, name, tensor));
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
  public State withEntries(Iterable<Entry> entries) {
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
  public State withChildren(List<Object> children) {
    return new State(tensors.withValues(children));
  }

  /// Paths and types; not the values.
  @Override
  public String toString() {
    return tensors.table("State");
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
    public State build() {
      return new State(tensors.build());
    }
  }
}
