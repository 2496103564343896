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
    return scalar() ? ScalarInstructions.type(kind) : VectorInstructions.type(kind);
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
    new VectorInstructions(width).load(code, kind, () -> {
      code.aload(arraySlot);
      index.run();
    });
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
    new VectorInstructions(width).store(code, kind, valueSlot, () -> {
      code.aload(arraySlot);
      index.run();
    });
  }

  /// Stack: a single value to a vector full of it; nothing changes if this computes single values.
  void broadcast(CodeBuilder code, Kind kind, Runnable single) {
    if (scalar()) {
      single.run();
      return;
    }
    new VectorInstructions(width).species(code, kind);
    single.run();
    ClassDesc element = ScalarInstructions.type(kind);
    if (kind == Kind.MASK) {
      code.invokeinterface(VectorInstructions.SPECIES, "maskAll", MethodTypeDesc.of(type(kind), element));
    } else {
      code.invokestatic(type(kind), "broadcast", MethodTypeDesc.of(type(kind), VectorInstructions.SPECIES, element));
    }
  }

  /// Pushes the result of an operation on locals.
  void apply(CodeBuilder code, LoopOp op, List<Kind> kinds, int[] slots) {
    if (scalar()) {
      for (int i = 0; i < slots.length; i++) {
        code.loadLocal(local(kinds.get(i)), slots[i]);
      }
      ScalarInstructions.apply(code, op, kinds);
    } else {
      new VectorInstructions(width).apply(code, op, kinds, slots);
    }
  }

  /// The supertypes of the vector classes, so that writing needs not load them.
  static ClassHierarchyResolver hierarchy() {
    return ClassHierarchyResolver.of(
        List.of(VectorInstructions.SPECIES),
        Map.of(
            VectorInstructions.VECTOR, ConstantDescs.CD_Object,
            VectorInstructions.FLOAT_VECTOR, VectorInstructions.VECTOR,
            VectorInstructions.INT_VECTOR, VectorInstructions.VECTOR,
            VectorInstructions.MASK, ConstantDescs.CD_Object)).orElse(ClassHierarchyResolver.defaultResolver());
  }
}
