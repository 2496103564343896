package dev.hokku.processor.model;

import dev.hokku.Effect;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A resolved place in a body: something that lowering rewrites, or that a check refuses.
public sealed interface Site {

  Span span();

  /// A bare instance member, `hidden` or `width()`: it becomes a member of `self`.
  ///
  /// @param accessor a record's private field, which is read through its accessor
  record SelfMember(Span span, boolean accessor) implements Site {}

  /// `this`, or `Outer.this` where it means the module.
  record This(Span span) implements Site {}

  /// The name in `other.width` where `width` is a record's private field.
  record Component(Span span) implements Site {}

  /// A bare static member of the module or a class around it.
  record StaticMember(Span span, TypeRef owner) implements Site {}

  /// A private field that is a compile-time constant: the twin cannot read it, so its value stands there.
  ///
  /// @param literal the value as it is written in Java
  /// @param name the field's name
  record Constant(Span span, String literal, String name) implements Site {}

  /// A bare name of a member type.
  record MemberType(Span span, TypeRef type) implements Site {}

  /// A call of a module's method or of a static function of the batch.
  ///
  /// @param receiver the expression before the dot; absent for a bare call
  /// @param typeArguments explicit ones, with their brackets; empty if none
  /// @param name the method's name
  /// @param open the offset behind the opening parenthesis
  /// @param arguments without what lowering inserts
  /// @param parameter of a call of an abstract method, the parameter that the receiver is, if it is one
  /// @param handed the arguments that are modules
  record Call(Span span, Optional<Span> receiver, boolean throughType, String typeArguments, Span name, int open,
      List<Span> arguments, Callee callee, Optional<ParameterRef> parameter, List<Handed> handed) implements Site {

    /// Whether a comma must follow what lowering inserts.
    public boolean hasArguments() {
      return !arguments.isEmpty();
    }
  }

  /// A call of an intrinsic: `getParameter("w", shape, init)`.
  ///
  /// @param select everything before the opening parenthesis
  /// @param arguments the arguments' spans
  /// @param initOnly which of them only init evaluates or runs
  /// @param isolated which of them have parameters, state and keys of their own
  /// @param placed which of them have a place that the run decides on
  /// @param witness its type arguments, `<Tensor, Tensor>`, if it is of higher order and they can be written
  /// @param lambdas the arguments of a higher-order intrinsic that are lambdas or references
  /// @param opaque arguments that should take a frame but are no lambdas
  record Intrinsic(Span span, Span select, int open, String name, List<Span> arguments, List<Boolean> initOnly,
      List<Boolean> isolated, List<Boolean> placed, Set<Effect> effects, String witness, List<Lambda> lambdas, List<Span> opaque) implements Site {

    /// The arguments that only init needs.
    public Stream<Span> dropped() {
      return IntStream.range(0, arguments.size()).filter(initOnly::get).mapToObj(arguments::get);
    }

    /// What is done at `inside`, in one of the arguments, without the body's own parameters, state or keys.
    Set<Effect> withheld(Span inside) {
      Set<Effect> withheld = EnumSet.noneOf(Effect.class);
      for (int i = 0; i < arguments.size(); i++) {
        if (arguments.get(i).contains(inside)) {
          if (initOnly.get(i)) {
            withheld.add(Effect.KEY);
          }
          if (isolated.get(i)) {
            withheld.addAll(EnumSet.of(Effect.PARAMS, Effect.STATE, Effect.KEY));
          }
        }
      }
      return withheld;
    }
  }

  /// A call of a higher-order function that takes effectful lambdas with their own frames: `scan(…)`.
  ///
  /// @param witness its type arguments, `<Tensor, Tensor>`, if they can be written
  /// @param opaque arguments that would take a frame but are no lambdas
  record Lifted(Span span, Span select, int open, String name, List<Span> arguments, String witness, List<Lambda> lambdas,
      List<Span> opaque) implements Site {}

  /// A lambda argument of a lifted call.
  ///
  /// @param span the whole lambda
  /// @param parameters from its first character to the arrow
  /// @param parameterList the parameters without parentheses, as written
  /// @param argument the index of the argument that it is
  /// @param framed the frame's method of the same name passes it a frame
  record Lambda(Span span, Span parameters, String parameterList, int argument, boolean framed) {}

  /// A lambda that stands for a family of modules (`Layer`): it runs on the frame of whoever calls it, as a module would.
  ///
  record FamilyLambda(Span span, Lambda lambda, Family family) implements Site {}

  /// An interface that a lambda can stand for.
  ///
  /// @param bound the effects that its method allows
  record Family(TypeRef type, EffectSet bound) {}

  /// An expression that may make a module, named here: `new Linear(3)`, `supplier.get()`.
  ///
  /// @param type the module class; absent for an interface, whose modules name themselves
  /// @param factory the method called, if it is one that may be lowered; then its result is named already
  /// @param copied only a copy of it is used, as in `new Linear(3).withName("a")`, so it needs no name itself
  /// @param given the name that it is given, if that stands in the source
  /// @param later for `later.target()`, what makes the module, and the method that asks for it
  /// @param exact whether it is one module of this very class, which has no type parameters, so that its type can be written
  record Make(Span span, Optional<TypeRef> type, Optional<Callee> factory, boolean copied, Optional<GivenName> given, Optional<Later> later,
      boolean exact) implements Site {}

  /// Something that makes a module later, and names it where it was made itself.
  record Later(Span receiver, String method) {}

  /// A name that is written down: of a module, or of a scope.
  ///
  /// @param span the expression that gives it
  /// @param scope the name of a scope, which may be a path
  record GivenName(Span span, String name, boolean scope) implements Site {}

  /// A method reference to a module's method or a module's constructor: it becomes a lambda.
  ///
  /// @param qualifier the expression or type before `::`
  /// @param receiver what the qualifier is
  /// @param arity the number of parameters that the functional interface passes
  /// @param callee absent for `Linear::new`
  /// @param parameter the parameter that the qualifier is, if it is one
  /// @param made for `Linear::new`: the module class
  /// @param family the interface that it stands for, if that is a family of modules
  record Reference(Span span, Span qualifier, ReceiverKind receiver, int arity, Optional<Callee> callee,
      Optional<ParameterRef> parameter, Optional<TypeRef> made, Optional<Family> family) implements Site {}

  enum ReceiverKind {
    TYPE,
    VARIABLE,
    EXPRESSION,
    SUPER
  }

  /// A lambda or method reference that is kept beyond the call that runs it, or handed to code that traces it.
  ///
  /// @param lambda the lambda's own span: it matters only if it has effects
  /// @param where what keeps it: `RETURNED`, `TRACED`
  /// @param name the method that returns it, or the function that traces it
  /// @param instead the form of the function that threads effects, `vmap(f, VmapAxes)`; empty if there is none
  record Escape(Span span, Span lambda, Kept where, String name, String instead) implements Site {}

  enum Kept {
    RETURNED,
    TRACED
  }

  /// A call of a method that is compiled with this batch but belongs to no module, so that nobody lowers it.
  ///
  /// @param method its sites are in [Batch#foreign]
  /// @param name how the source calls it
  record Foreign(Span span, MethodId method, String name) implements Site {}

  /// A random key that is used although it has been used before.
  ///
  /// @param key the expression, as written
  /// @param first where it was used first: the same place if that is in a loop
  record KeyReuse(Span span, String key, Span first) implements Site {}

  /// Something that cannot be lowered at all.
  record Hazard(Span span, Kind kind, String name) implements Site {}

  enum Kind {
    PRIVATE_FIELD,
    PRIVATE_METHOD,
    PRIVATE_CONSTRUCTOR,
    PRIVATE_TYPE,
    PROTECTED_ELSEWHERE,
    FIELD_WRITE,
    SUPER_CALL,
    INNER_CREATION,
    LOCAL_MODULE,
    INTRINSIC_REFERENCE,
    GENERATED_NAME,
    COMPILED_WITHOUT_PROCESSOR
  }
}
