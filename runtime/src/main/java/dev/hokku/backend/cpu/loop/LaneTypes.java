package dev.hokku.backend.cpu.loop;

import dev.hokku.backend.cpu.vector.VectorWidth;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;

/// The instructions that depend on what a value is (its [Kind]) and how many are computed at once (one, or a vector).
///
/// @param width the vectors, or [VectorWidth#NONE] for one at a time
record LaneTypes(VectorWidth width) {

  private static final String VECTORS = "jdk.incubator.vector.";
  private static final ClassDesc FLOAT_VECTOR = ClassDesc.of(VECTORS + "FloatVector");
  private static final ClassDesc INT_VECTOR = ClassDesc.of(VECTORS + "IntVector");
  private static final ClassDesc MASK = ClassDesc.of(VECTORS + "VectorMask");
  private static final ClassDesc SPECIES = ClassDesc.of(VECTORS + "VectorSpecies");
  private static final ClassDesc VECTOR = ClassDesc.of(VECTORS + "Vector");
  private static final ClassDesc VECTOR_BYTES = ClassDesc.of("dev.hokku.backend.cpu.vector.VectorBytes");
  private static final ClassDesc SCALAR_OPS = ClassDesc.of("dev.hokku.backend.cpu.math.ScalarOps");
  private static final ClassDesc VECTOR_OPS = ClassDesc.of("dev.hokku.backend.cpu.math.VectorOps");

  /// The types of single elements.
  static final LaneTypes SCALAR = new LaneTypes(VectorWidth.NONE);

  boolean scalar() {
    return width == VectorWidth.NONE;
  }

  int lanes() {
    return scalar() ? 1 : width.lanes();
  }

  static ClassDesc array(Kind kind) {
    return (switch (kind) {
      case FLOAT -> ConstantDescs.CD_float;
      case INT -> ConstantDescs.CD_int;
      case MASK -> ConstantDescs.CD_byte;
    }).arrayType();
  }

  ClassDesc type(Kind kind) {
    if (scalar()) {
      return switch (kind) {
        case FLOAT -> ConstantDescs.CD_float;
        case INT -> ConstantDescs.CD_int;
        case MASK -> ConstantDescs.CD_boolean;
      };
    }
    return switch (kind) {
      case FLOAT -> FLOAT_VECTOR;
      case INT -> INT_VECTOR;
      case MASK -> MASK;
    };
  }

  TypeKind local(Kind kind) {
    return TypeKind.from(type(kind)).asLoadable();
  }

  /// Stack: `array, index` to the element or elements there.
  void load(CodeBuilder code, Kind kind, int arraySlot, Runnable index) {
    if (scalar()) {
      code.aload(arraySlot);
      index.run();
      switch (kind) {
        case FLOAT -> code.faload();
        case INT -> code.iaload();
        case MASK -> code.baload();
      }
      return;
    }
    switch (kind) {
      case FLOAT, INT -> {
        ClassDesc type = type(kind);
        species(code, type);
        code.aload(arraySlot);
        index.run();
        code.invokestatic(type, "fromArray", MethodTypeDesc.of(type, SPECIES, array(kind), ConstantDescs.CD_int));
      }
      case MASK -> {
        code.aload(arraySlot);
        index.run();
        code.invokestatic(VECTOR_BYTES, "load" + width.bits(), MethodTypeDesc.of(MASK, array(kind), ConstantDescs.CD_int));
      }
    }
  }

  /// Writes a local to `array[index]`.
  void store(CodeBuilder code, Kind kind, int valueSlot, int arraySlot, Runnable index) {
    if (scalar()) {
      code.aload(arraySlot);
      index.run();
      code.loadLocal(local(kind), valueSlot);
      switch (kind) {
        case FLOAT -> code.fastore();
        case INT -> code.iastore();
        case MASK -> code.bastore();
      }
      return;
    }
    code.aload(valueSlot);
    code.aload(arraySlot);
    index.run();
    if (kind == Kind.MASK) {
      code.invokestatic(
          VECTOR_BYTES, "store" + width.bits(), MethodTypeDesc.of(ConstantDescs.CD_void, MASK, array(kind), ConstantDescs.CD_int));
    } else {
      code.invokevirtual(type(kind), "intoArray", MethodTypeDesc.of(ConstantDescs.CD_void, array(kind), ConstantDescs.CD_int));
    }
  }

  /// Stack: a single value to a vector full of it; nothing changes if this computes single values.
  void broadcast(CodeBuilder code, Kind kind, Runnable single) {
    if (scalar()) {
      single.run();
      return;
    }
    species(code, kind == Kind.INT ? INT_VECTOR : FLOAT_VECTOR);
    single.run();
    switch (kind) {
      case FLOAT -> code.invokestatic(FLOAT_VECTOR, "broadcast", MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, ConstantDescs.CD_float));
      case INT -> code.invokestatic(INT_VECTOR, "broadcast", MethodTypeDesc.of(INT_VECTOR, SPECIES, ConstantDescs.CD_int));
      case MASK -> code.invokeinterface(SPECIES, "maskAll", MethodTypeDesc.of(MASK, ConstantDescs.CD_boolean));
    }
  }

  /// Stack: the arguments to the result.
  void apply(CodeBuilder code, LoopProgram program, LoopProgram.Apply apply) {
    ClassDesc[] args = apply.args().stream().map(arg -> type(program.kind(arg))).toArray(ClassDesc[]::new);
    code.invokestatic(scalar() ? SCALAR_OPS : VECTOR_OPS, apply.op(), MethodTypeDesc.of(type(apply.kind()), args));
  }

  /// Pushes the constant that names this length of vectors.
  private void species(CodeBuilder code, ClassDesc vector) {
    code.getstatic(vector, "SPECIES_" + width.bits(), SPECIES);
  }

  /// The common supertype relations among vector classes, so that writing needs not load them.
  static ClassHierarchyResolver hierarchy() {
    return ClassHierarchyResolver.of(
        List.of(SPECIES),
        Map.of(
            VECTOR, ConstantDescs.CD_Object,
            FLOAT_VECTOR, VECTOR,
            INT_VECTOR, VECTOR,
            MASK, ConstantDescs.CD_Object)).orElse(ClassHierarchyResolver.defaultResolver());
  }
}
