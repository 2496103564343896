package dev.hokku.hk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The arguments of a forward method: tensors, trees of tensors, and static values; null stays null.
///
/// @param values in the order of the method's parameters
public record Args(List<@Nullable Object> values) {

  private static final Args NONE = new Args(List.of());

  /// Copies the list, so that arguments never change.
  public Args {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /// These arguments.
  public static Args of(@Nullable Object... values) {
    return values.length == 0 ? NONE : new Args(Arrays.asList(values));
  }

  /// The argument at place `index`, as the type that the method declares: generated code asks for each as what it put in.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T> T get(int index) {
    return (T) values.get(index);
  }

  /// These arguments with another one at place `index`; interceptors change arguments so.
  public Args with(int index, @Nullable Object value) {
    List<@Nullable Object> changed = new ArrayList<>(values);
    changed.set(index, value);
    return new Args(changed);
  }
}
