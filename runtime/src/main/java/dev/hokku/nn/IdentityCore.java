package dev.hokku.nn;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A core that returns what it is given.
///
/// @param name the module's name; by default `identity_core`
///
/// Source: `hk.IdentityCore`.
@HkModule
public record IdentityCore<X>(@Nullable String name) implements RNNCore<X, X, List<Object>>, IdentityCoreDispatch<X> {

  /// With the name of its class.
  public IdentityCore() {
    this(null);
  }

  /// With a name of its own.
  public IdentityCore<X> withName(@Nullable String given) {
    return new IdentityCore<>(given);
  }

  @Override
  @Forward
  public WithState<X, List<Object>> forward(X x, List<Object> state) {
    return new WithState<>(x, state);
  }

  /// Nothing.
  @Override
  @Forward
  public List<Object> initialState(@Nullable Integer batchSize) {
    return List.of();
  }

  @Override
  public String toString() {
    return IdentityCoreApply.TYPE.describe(this);
  }
}
