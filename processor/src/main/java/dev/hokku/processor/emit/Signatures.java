package dev.hokku.processor.emit;

import dev.hokku.processor.model.ModuleModel;
import dev.hokku.processor.model.Param;
import dev.hokku.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Parts of signatures that several writers need.
final class Signatures {

  private Signatures() {}

  /// `<T, R extends Tensor> `, with the class's parameters first; empty if none.
  static String typeParameters(ModuleModel module, String own, boolean isStatic) {
    String of = isStatic ? "" : module.typeParameters();
    String all = of.isEmpty() ? own : own.isEmpty() ? of : of + ", " + own;
    return all.isEmpty() ? "" : "<" + all + "> ";
  }

  /// `Tensor x, int... sizes`.
  static List<String> parameters(List<Param> params) {
    return parameters(params, "... ");
  }

  /// The same with arrays in place of variable arity, for methods that take them from elsewhere.
  static List<String> arrayParameters(List<Param> params) {
    return parameters(params, "[] ");
  }

  private static List<String> parameters(List<Param> params, String manyOf) {
    List<String> declared = new ArrayList<>();
    for (Param p : params) {
      declared.add(p.type() + (p.varArgs() ? manyOf : " ") + p.name());
    }
    return declared;
  }

  static Set<String> names(List<Param> params) {
    Set<String> names = new HashSet<>();
    params.forEach(p -> names.add(p.name()));
    return names;
  }

  static String throwsClause(String types) {
    return types.isEmpty() ? "" : " throws " + types;
  }

  /// `<Tensor>`: the type that javac need not infer where a body's result or argument passes through the runtime. Inferring it, at each call and
  /// in each lambda, would cost more than all else in a generated class.
  static String witness(String type) {
    return "<" + boxed(type) + ">";
  }

  /// The type as a type argument.
  static String boxed(String type) {
    return switch (type) {
      case "void" -> "Void";
      case "int" -> "Integer";
      case "char" -> "Character";
      case "boolean", "byte", "short", "long", "float", "double" -> Character.toUpperCase(type.charAt(0)) + type.substring(1);
      default -> type;
    };
  }

  /// `args.<Tensor>get(0)` for each parameter.
  static List<String> gets(String args, List<Param> params) {
    List<String> gets = new ArrayList<>();
    for (Param p : params) {
      gets.add(args + "." + witness(p.type() + (p.varArgs() ? "[]" : "")) + "get(" + gets.size() + ")");
    }
    return gets;
  }

  /// `x, isTraining` as arguments of variable arity; an array of objects alone would be taken for the arguments themselves.
  static String values(List<Param> params) {
    return params.stream()
        .map(p -> p.varArgs() || p.type().endsWith("[]") ? "(Object) " + p.name() : p.name())
        .collect(Collectors.joining(", "));
  }

  @SafeVarargs
  static String joined(List<String>... parts) {
    List<String> all = new ArrayList<>();
    for (List<String> part : parts) {
      all.addAll(part);
    }
    return String.join(", ", all);
  }

  /// A method's head; parameters go on a line of their own where they would pass the margin.
  static String head(String start, String parameters, String end) {
    String oneLine = start + "(" + parameters + ")" + end;
    return TypeRef.unmarkedLength(oneLine) <= MARGIN ? oneLine : start + "(\n    " + parameters + ")" + end;
  }

  private static final int MARGIN = 118;
}
