package dev.hokku.processor.model;

import java.util.List;

/// A method by owner, name and erased parameter types; equal across compilations.
public record MethodId(String owner, String name, List<String> parameters) {

  /// The simple name of the class that declares it.
  public String ownerName() {
    return owner.substring(owner.lastIndexOf('.') + 1);
  }

  @Override
  public String toString() {
    return ownerName() + "." + name;
  }
}
