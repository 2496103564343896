package dev.hokku.processor.report;

/// Every message of the processor, by number. `docs/errors/HK0104.md` and its sisters explain each with an example.
public enum Code {
  /// A forward method outside a module class.
  HK0101,
  /// A private forward method.
  HK0102,
  /// An inner (non-static) class as a module.
  HK0103,
  /// A private member used in a body.
  HK0104,
  /// A module field that is not final.
  HK0105,
  /// A body assigns a module's field.
  HK0106,
  /// A `super` call in a body.
  HK0107,
  /// A concrete method overrides a concrete one that is lowered.
  HK0108,
  /// A module of a family without its dispatch interface.
  HK0109,
  /// An inner class created in a body.
  HK0110,
  /// A body that names generated classes.
  HK0111,
  /// A protected member of another package used in a body.
  HK0112,
  /// A forward method with the name of a generated function.
  HK0113,
  /// A module with methods to lower, none of them marked.
  HK0114,
  /// A class with the name of one that is generated.
  HK0115,
  /// A name for something that is no scope.
  HK0116,
  /// A dispatch interface of a module that belongs to no family.
  HK0117,
  /// An intrinsic or forward call in code that is not lowered.
  HK0201,
  /// A call with effects inside an argument that only init runs.
  HK0202,
  /// Effects beyond what the abstract method allows.
  HK0203,
  /// An implementation with effects of an abstract method that is not marked.
  HK0204,
  /// A lambda with effects that outlives its call.
  HK0205,
  /// A lambda with effects handed to a transform that cannot thread them.
  HK0206,
  /// A method reference that cannot become a lambda.
  HK0207,
  /// A submodule that is both made and passed.
  HK0301,
  /// Submodules whose construction order is not known.
  HK0302,
  /// A module that makes itself.
  HK0303,
  /// A module from a jar that was compiled without the processor.
  HK0304,
  /// A name that no path can have.
  HK0305,
  /// A name that two modules of one scope are given.
  HK0306,
  /// A parameter or state that is asked for in two shapes.
  HK0307,
  /// An abstract tree: `@HkTree` on something that is not a record, or without its interface.
  HK0401,
  /// A compiler that does not give access to bodies.
  HK0501,
  /// A random key that is used twice.
  HK0601,
  /// A fault of the processor itself.
  HK0901;

  /// Whether this says what is likely a mistake but can be lowered: a warning, unless the user wants it to be an error.
  public boolean isAdvice() {
    return this == HK0601;
  }
}
