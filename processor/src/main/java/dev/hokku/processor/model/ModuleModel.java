package dev.hokku.processor.model;

import java.util.List;
import java.util.Optional;

/// A class that gets generated twins, `…Init` and `…Apply`.
///
/// @param at its name in the source
/// @param typeParameters as declared, without brackets: `T extends Tensor`; empty if none
/// @param typeArguments the same as arguments: `T`
/// @param scopeName its name in paths, `conv2_d`; empty if it has none
/// @param givenName how a given name is read from an instance, `name` or `name()`
/// @param base the superclass that is a module too
/// @param options what its constructors can be told
/// @param submodules in construction order
/// @param dispatched it has a dispatch interface, so it can be called through a family's type
/// @param inherited forward methods of module superclasses, which this class's users apply through it
/// @param unlowered what stands in constructors, field initialisers and other code that stays as it is
/// @param unknownOrigins fields whose order or origin is not known, with the reason
/// @param alwaysMade module classes that every constructor makes
/// @param suppress the user's `@SuppressWarnings` on the class, as written
public record ModuleModel(
    TypeRef type,
    Kind kind,
    SourceFile file,
    At at,
    String typeParameters,
    String typeArguments,
    String scopeName,
    Optional<String> givenName,
    Optional<TypeRef> base,
    List<FieldModel> fields,
    List<OptionModel> options,
    List<Submodule> submodules,
    List<UnknownOrigin> unknownOrigins,
    List<Made> alwaysMade,
    Optional<String> suppress,
    boolean isPublic,
    boolean dispatched,
    List<MethodModel> methods,
    List<Inherited> inherited,
    List<Site> unlowered) {

  public enum Kind {
    /// A class or record that can be instantiated.
    CONCRETE,
    /// An abstract class.
    ABSTRACT,
    /// An interface: a family of modules.
    FAMILY,
    /// A class without `@HkModule` that holds static forward functions.
    FUNCTIONS
  }

  /// A forward method that a superclass or interface declares with a body.
  ///
  /// @param owner the class whose generated twin holds the body
  /// @param params their types as this class sees them, names as declared
  public record Inherited(MethodId id, TypeRef owner, boolean primary, String returnType, List<Param> params, String throwsTypes) {}

  /// A field whose place among the submodules cannot be told from the source.
  public record UnknownOrigin(String field, At at, Reason reason, String detail) {}

  /// A module class that every construction of this one makes.
  public record Made(TypeRef type, At at) {}

  public enum Reason {
    MADE_AND_PASSED,
    ORDER_DIFFERS,
    MADE_TOGETHER
  }

  /// `Mlp<T>`, as it is written inside the generated class.
  public String typeText() {
    return typeArguments.isEmpty() ? type.nested() : type.nested() + "<" + typeArguments + ">";
  }

  /// Whether the class has a `TYPE` constant, by which frames name its modules.
  public boolean hasType() {
    return kind != Kind.FUNCTIONS;
  }
}
