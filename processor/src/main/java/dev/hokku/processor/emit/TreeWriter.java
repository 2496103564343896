package dev.hokku.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.hokku.processor.model.TreeModel;
import dev.hokku.processor.model.TreeModel.Component;
import dev.hokku.processor.model.TypeRef;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/// Writes the interface that takes an `@HkTree` record apart and rebuilds it from an instance, without reflection.
public final class TreeWriter {

  private final TreeModel tree;
  private final Surroundings surroundings;

  public TreeWriter(TreeModel tree, Surroundings surroundings) {
    this.tree = tree;
    this.surroundings = surroundings;
  }

  public String text() {
    List<TypeVariableName> variables = tree.element().getTypeParameters().stream().map(TypeVariableName::get).toList();
    TypeSpec.Builder type = TypeSpec.interfaceBuilder(Poet.name(tree.tree()))
        .addTypeVariables(variables)
        .addSuperinterface(Poet.name(RuntimeNames.TREE_NODE))
        .addJavadoc("Takes a {@link $L} apart into its components and rebuilds it.\n", tree.type().nested());
    if (tree.element().getModifiers().contains(Modifier.PUBLIC)) {
      type.addModifiers(Modifier.PUBLIC);
    }
    type.addMethod(names()).addMethod(children(variables)).addMethod(withChildren(variables));
    if (surroundings.marksGenerated()) {
      type.addAnnotation(Poet.generated());
    }
    return JavaFile.builder(tree.type().packageName(), type.build())
        .addFileComment("Generated from $L by hokku-processor. Changes made here are lost at the next build.", tree.type().top().nested() + ".java")
        .skipJavaLangImports(true)
        .indent("  ")
        .build()
        .toString();
  }

  private TypeName self(List<TypeVariableName> variables) {
    ClassName raw = Poet.name(tree.type());
    return variables.isEmpty() ? raw : ParameterizedTypeName.get(raw, variables.toArray(TypeName[]::new));
  }

  private static MethodSpec.Builder override(String name) {
    return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC, Modifier.DEFAULT);
  }

  private MethodSpec names() {
    String names = tree.components().stream().map(c -> "\"" + c.name() + "\"").collect(Collectors.joining(", "));
    return override("names")
        .returns(ParameterizedTypeName.get(List.class, String.class))
        .addStatement("return $T.of($L)", List.class, names)
        .build();
  }

  /// Components may be null, so the list must allow it.
  private MethodSpec children(List<TypeVariableName> variables) {
    MethodSpec.Builder method = override("children").returns(ParameterizedTypeName.get(List.class, Object.class));
    if (tree.components().isEmpty()) {
      return method.addStatement("return $T.of()", List.class).build();
    }
    String reads = tree.components().stream().map(c -> "self." + c.name() + "()").collect(Collectors.joining(", "));
    String one = tree.components().size() == 1 ? "(Object) " : "";
    return method
        .addStatement("$T self = ($T) this", self(variables), self(variables))
        .addStatement("return $T.asList($L$L)", Arrays.class, one, reads)
        .build();
  }

  private MethodSpec withChildren(List<TypeVariableName> variables) {
    MethodSpec.Builder method = override("withChildren")
        .addParameter(ParameterizedTypeName.get(List.class, Object.class), "children")
        .returns(variables.isEmpty() ? self(variables) : self(variables));
    if (tree.components().stream().anyMatch(c -> unchecked(c.type()))) {
      method.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class).addMember("value", "$S", "unchecked").build());
    }
    CodeBlock.Builder arguments = CodeBlock.builder();
    for (int i = 0; i < tree.components().size(); i++) {
      Component c = tree.components().get(i);
      arguments.add(i == 0 ? "" : ", ");
      if (c.type().toString().equals("java.lang.Object")) {
        arguments.add("children.get($L)", i);
      } else {
        arguments.add("($T) children.get($L)", TypeName.get(c.type()).withoutAnnotations(), i);
      }
    }
    String diamond = variables.isEmpty() ? "" : "<>";
    return method.addStatement("return new $T$L($L)", Poet.name(tree.type()), diamond, arguments.build()).build();
  }

  private static boolean unchecked(TypeMirror type) {
    return switch (type.getKind()) {
      case TYPEVAR -> true;
      case DECLARED -> ((DeclaredType) type).getTypeArguments().stream()
          .anyMatch(a -> !(a instanceof WildcardType w) || w.getExtendsBound() != null || w.getSuperBound() != null);
      case ARRAY -> unchecked(((ArrayType) type).getComponentType());
      default -> false;
    };
  }

  /// The element that the file is generated from.
  public TypeElement origin() {
    return tree.element();
  }

  public TypeRef name() {
    return tree.tree();
  }
}
