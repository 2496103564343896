package dev.hokku.lax;

import dev.hokku.tensor.ShapedArray;

/// How many bits of each element are set.
public record PopulationCount() implements FlatUnary {

  @Override
  public String name() {
    return "population_count";
  }

  @Override
  public ShapedArray abstractEval(ShapedArray x) {
    return Checks.integral(name(), x);
  }
}
