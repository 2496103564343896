package dev.hokku.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.hokku.processor.model.FamilyModel;
import dev.hokku.processor.model.FamilyModel.Method;
import dev.hokku.processor.model.FamilyModel.Parent;
import dev.hokku.processor.model.Mode;
import dev.hokku.processor.model.TypeRef;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/// Writes a dispatch interface: default methods that lead from a family's forward method to the right lowered one.
///
/// What a member of the family overrides goes to its generated class; what a lambda does not override runs the lambda.
public final class FamilyWriter {

  /// The functional interface of lambdas in lowered bodies.
  private static final String ON_FRAME = "OnFrame";

  private final FamilyModel family;
  private final Surroundings surroundings;

  public FamilyWriter(FamilyModel family, Surroundings surroundings) {
    this.family = family;
    this.surroundings = surroundings;
  }

  public String text() {
    ClassName name = Poet.name(family.dispatch());
    TypeSpec.Builder type = TypeSpec.interfaceBuilder(name)
        .addTypeVariables(variables())
        .addJavadoc("Leads calls through {@link $L} to the lowered methods of the module that is called; implemented by naming it.\n",
            family.type().nested());
    if (family.element().getModifiers().contains(Modifier.PUBLIC)) {
      type.addModifiers(Modifier.PUBLIC);
    }
    if (family.parents().isEmpty()) {
      type.addSuperinterface(Poet.name(RuntimeNames.DISPATCHED));
    }
    for (Parent parent : family.parents()) {
      type.addSuperinterface(parent(parent));
    }
    family.declared().forEach(m -> type.addMethod(method(m, false)));
    family.implemented().forEach(m -> type.addMethod(method(m, true)));
    if (functional()) {
      type.addType(lambdaType()).addMethod(lambda());
    }
    if (family.concrete()) {
      type.addMethod(moduleType(Poet.name(family.type().generated(Mode.APPLY.suffix()))));
    } else if (family.parents().isEmpty()) {
      type.addMethod(noModuleType());
    }
    if (surroundings.marksGenerated()) {
      type.addAnnotation(Poet.generated());
    }
    return JavaFile.builder(family.type().packageName(), type.build())
        .addFileComment("Generated from $L by hokku-processor. Changes made here are lost at the next build.", family.type().top().nested() + ".java")
        .skipJavaLangImports(true)
        .indent("  ")
        .build()
        .toString();
  }

  private List<TypeVariableName> variables() {
    return family.element().getTypeParameters().stream().map(TypeVariableName::get).toList();
  }

  private static TypeName parent(Parent parent) {
    ClassName raw = Poet.name(parent.dispatch());
    return parent.arguments().isEmpty()
        ? raw
        : ParameterizedTypeName.get(raw, parent.arguments().stream().map(TypeName::get).toArray(TypeName[]::new));
  }

  private MethodSpec method(Method m, boolean hasBody) {
    MethodSpec.Builder method = signature(
        MethodSpec.methodBuilder(Mode.virtual(m.name())).addModifiers(Modifier.PUBLIC, Modifier.DEFAULT), m);
    String frame = frameName(m);
    String give = m.returnType().getKind() == TypeKind.VOID ? "" : "return ";
    String arguments = m.names().stream().map(n -> ", " + n).collect(Collectors.joining());
    TypeName self = self();
    if (hasBody) {
      method.addAnnotation(Override.class);
      method.addStatement("$L$T.$L(($T) this, $L$L)", give, Poet.name(family.type().generated(Mode.APPLY.suffix())), m.name(), self, frame, arguments);
    } else {
      method.addStatement("$L(($T) this).$L($L)", give, self, m.name(), String.join(", ", m.names()));
    }
    return method.build();
  }

  /// Whether lambdas can stand for the family; a generic method has no lambdas, nor has a sealed interface.
  private boolean functional() {
    return family.functional() && !family.element().getModifiers().contains(Modifier.SEALED) && family.declared().size() == 1 && family.parents().isEmpty()
        && family.declared().getFirst().typeParameters().isEmpty();
  }

  /// What a lambda of a lowered body is: the forward method with a frame first.
  private TypeSpec lambdaType() {
    Method m = family.declared().getFirst();
    MethodSpec.Builder run = MethodSpec.methodBuilder(m.name()).addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT);
    return TypeSpec.interfaceBuilder(ON_FRAME)
        .addAnnotation(FunctionalInterface.class)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addTypeVariables(variables())
        .addJavadoc("A lambda in a lowered body that stands for a {@link $L}.\n", family.type().nested())
        .addMethod(signature(run, m).build())
        .build();
  }

  private MethodSpec lambda() {
    Method m = family.declared().getFirst();
    String arguments = m.names().stream().map(n -> ", " + n).collect(Collectors.joining());
    String give = m.returnType().getKind() == TypeKind.VOID ? "" : "return ";
    TypeName lambda = parameterized(ClassName.get("", ON_FRAME));
    TypeSpec object = TypeSpec.anonymousClassBuilder("")
        .addSuperinterface(self())
        .addMethod(plain(m))
        .addMethod(signature(MethodSpec.methodBuilder(Mode.virtual(m.name())).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC), m)
            .addStatement("$Llambda.$L($L$L)", give, m.name(), frameName(m), arguments)
            .build())
        .build();
    return MethodSpec.methodBuilder(Mode.virtual("lambda"))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addTypeVariables(variables())
        .addParameter(lambda, "lambda")
        .returns(self())
        .addJavadoc("A lambda of a lowered body: it runs on the frame of whoever calls it.\n")
        .addStatement("return $L", object)
        .build();
  }

  private MethodSpec plain(Method m) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(m.name()).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    method.returns(TypeName.get(m.returnType())).varargs(m.varArgs());
    for (int i = 0; i < m.names().size(); i++) {
      method.addParameter(TypeName.get(m.parameters().get(i)), m.names().get(i));
    }
    return method.addStatement("throw new $T($S)", IllegalStateException.class, "This lambda is part of a lowered body and runs in one only.").build();
  }

  private static String frameName(Method m) {
    return m.names().contains("frame") ? "frame_" : "frame";
  }

  private static MethodSpec.Builder signature(MethodSpec.Builder method, Method m) {
    method.returns(TypeName.get(m.returnType())).varargs(m.varArgs());
    for (FamilyModel.TypeParameter p : m.typeParameters()) {
      method.addTypeVariable(TypeVariableName.get(p.name(), p.bounds().stream().map(TypeName::get).toArray(TypeName[]::new)));
    }
    method.addParameter(Poet.name(RuntimeNames.FRAME), frameName(m));
    for (int i = 0; i < m.names().size(); i++) {
      method.addParameter(TypeName.get(m.parameters().get(i)), m.names().get(i));
    }
    m.thrown().forEach(t -> method.addException(TypeName.get(t)));
    return method;
  }

  private TypeName parameterized(ClassName raw) {
    List<TypeVariableName> variables = variables();
    return variables.isEmpty() ? raw : ParameterizedTypeName.get(raw, variables.toArray(TypeName[]::new));
  }

  private TypeName self() {
    return parameterized(Poet.name(family.type()));
  }

  private static MethodSpec moduleType(ClassName apply) {
    return moduleTypeMethod().addStatement("return $T.TYPE", apply).build();
  }

  /// A lambda is no module of its own.
  private static MethodSpec noModuleType() {
    TypeName type = ParameterizedTypeName.get(Poet.name(RuntimeNames.MODULE_TYPE), WildcardTypeName.subtypeOf(Object.class));
    return MethodSpec.methodBuilder("moduleType")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
        .returns(type.annotated(AnnotationSpec.builder(Poet.name(RuntimeNames.NULLABLE)).build()))
        .addStatement("return null")
        .build();
  }

  private static MethodSpec.Builder moduleTypeMethod() {
    return MethodSpec.methodBuilder("moduleType")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
        .returns(ParameterizedTypeName.get(Poet.name(RuntimeNames.MODULE_TYPE), WildcardTypeName.subtypeOf(Object.class)));
  }

  /// The element that the file is generated from.
  public TypeElement origin() {
    return family.element();
  }

  public TypeRef name() {
    return family.dispatch();
  }
}
