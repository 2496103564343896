package dev.hokku.processor.model;

import java.util.List;

/// A method by owner, name and erased parameter types; equal across compilations.
public record MethodId(String owner, String name, List<String> parameters) {

  /// The simple name of the class that declares it.
  public String ownerName() {
    return owner.substring(owner.lastIndexOf('.') + 1);
  }

  /// `nn.Core.forward(nn.Tensor,int)`: all of it in one word.
  String encoded() {
    return owner + "." + name + "(" + String.join(",", parameters) + ")";
  }

  static MethodId decoded(String text) {
    int open = text.indexOf('(');
    int dot = text.lastIndexOf('.', open);
    String types = text.substring(open + 1, text.length() - 1);
    return new MethodId(text.substring(0, dot), text.substring(dot + 1, open), types.isEmpty() ? List.of() : List.of(types.split(",")));
  }

  @Override
  public String toString() {
    return ownerName() + "." + name;
  }
}
