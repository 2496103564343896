package dev.hokku.backend.cpu.loop;

import dev.hokku.backend.cpu.vector.VectorWidth;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.List;

/// The Vector API calls for each [LoopOp]. They stand in the pass itself: the API's methods are always inlined, methods of ours only while
/// C2 sees fit (not above 325 bytecodes, not once they have been compiled by themselves into much code), and a vector that crosses a call
/// that is not inlined is boxed.
record VectorInstructions(VectorWidth width) {

  private static final String VECTORS = "jdk.incubator.vector.";
  static final ClassDesc FLOAT_VECTOR = ClassDesc.of(VECTORS + "FloatVector");
  static final ClassDesc INT_VECTOR = ClassDesc.of(VECTORS + "IntVector");
  private static final ClassDesc BYTE_VECTOR = ClassDesc.of(VECTORS + "ByteVector");
  static final ClassDesc MASK = ClassDesc.of(VECTORS + "VectorMask");
  static final ClassDesc SPECIES = ClassDesc.of(VECTORS + "VectorSpecies");
  static final ClassDesc VECTOR = ClassDesc.of(VECTORS + "Vector");
  private static final ClassDesc OPERATORS = ClassDesc.of(VECTORS + "VectorOperators");
  private static final ClassDesc COMPARISON = ClassDesc.of(VECTORS + "VectorOperators$Comparison");
  private static final ClassDesc BINARY = ClassDesc.of(VECTORS + "VectorOperators$Binary");
  private static final ClassDesc CONVERSION = ClassDesc.of(VECTORS + "VectorOperators$Conversion");

  static ClassDesc type(Kind kind) {
    return switch (kind) {
      case FLOAT -> FLOAT_VECTOR;
      case INT -> INT_VECTOR;
      case MASK -> MASK;
    };
  }

  /// Pushes the constant that names this length of vectors.
  void species(CodeBuilder code, Kind kind) {
    ClassDesc vector = kind == Kind.INT ? INT_VECTOR : FLOAT_VECTOR;
    code.getstatic(vector, "SPECIES_" + width.bits(), SPECIES);
  }

  /// Pushes the vector at a place in memory.
  void load(CodeBuilder code, Kind kind, Runnable arrayAndIndex) {
    ClassDesc stored = kind == Kind.MASK ? BYTE_VECTOR : type(kind);
    code.getstatic(stored, "SPECIES_" + (kind == Kind.MASK ? width.bits() / 4 : width.bits()), SPECIES);
    arrayAndIndex.run();
    code.invokestatic(stored, "fromArray", MethodTypeDesc.of(stored, SPECIES, LaneTypes.array(kind), ConstantDescs.CD_int));
    if (kind == Kind.MASK) {
      code.getstatic(OPERATORS, "NE", COMPARISON).iconst_0();
      code.invokevirtual(BYTE_VECTOR, "compare", MethodTypeDesc.of(MASK, COMPARISON, ConstantDescs.CD_byte));
      species(code, Kind.FLOAT);
      code.invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
    }
  }

  /// Writes a local to a place in memory.
  void store(CodeBuilder code, Kind kind, int valueSlot, Runnable arrayAndIndex) {
    ClassDesc stored = kind == Kind.MASK ? BYTE_VECTOR : type(kind);
    if (kind == Kind.MASK) {
      String bytes = "SPECIES_" + width.bits() / 4;
      code.getstatic(BYTE_VECTOR, bytes, SPECIES);
      code.invokestatic(BYTE_VECTOR, "zero", MethodTypeDesc.of(BYTE_VECTOR, SPECIES));
      code.iconst_1().aload(valueSlot).getstatic(BYTE_VECTOR, bytes, SPECIES);
      code.invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
      code.invokevirtual(BYTE_VECTOR, "blend", MethodTypeDesc.of(BYTE_VECTOR, ConstantDescs.CD_byte, MASK));
    } else {
      code.aload(valueSlot);
    }
    arrayAndIndex.run();
    code.invokevirtual(stored, "intoArray", MethodTypeDesc.of(ConstantDescs.CD_void, LaneTypes.array(kind), ConstantDescs.CD_int));
  }

  /// Pushes the result of `op`.
  ///
  /// @param kinds of the arguments
  /// @param slots their locals
  void apply(CodeBuilder code, LoopOp op, List<Kind> kinds, int[] slots) {
    Kind kind = kinds.getFirst();
    ClassDesc type = type(kind);
    if (op.isComparison()) {
      code.aload(slots[0]).getstatic(OPERATORS, op.name(), COMPARISON).aload(slots[1]);
      code.invokevirtual(type, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
      castMask(code, kind, Kind.FLOAT);
      return;
    }
    if (op.isShift() || op == LoopOp.XOR && kind == Kind.INT) {
      String operator = op == LoopOp.XOR ? "XOR" : op.method();
      ClassDesc group = op == LoopOp.XOR ? ClassDesc.of(VECTORS + "VectorOperators$Associative") : BINARY;
      code.aload(slots[0]).getstatic(OPERATORS, operator, group).aload(slots[1]);
      code.invokevirtual(INT_VECTOR, "lanewise", MethodTypeDesc.of(INT_VECTOR, BINARY, VECTOR));
      return;
    }
    switch (op) {
      case SELECT -> {
        Kind chosen = kinds.get(1);
        code.aload(slots[2]).aload(slots[1]).aload(slots[0]);
        castMask(code, Kind.FLOAT, chosen);
        code.invokevirtual(type(chosen), "blend", MethodTypeDesc.of(type(chosen), VECTOR, MASK));
      }
      case TO_FLOAT, TO_INT -> {
        code.aload(slots[0]).getstatic(OPERATORS, op.method(), CONVERSION).iconst_0();
        code.invokevirtual(type, "convert", MethodTypeDesc.of(VECTOR, CONVERSION, ConstantDescs.CD_int));
        code.checkcast(op == LoopOp.TO_FLOAT ? FLOAT_VECTOR : INT_VECTOR);
      }
      case BITS_OF -> code.aload(slots[0]).invokevirtual(type, op.method(), MethodTypeDesc.of(INT_VECTOR));
      case FLOAT_OF -> code.aload(slots[0]).invokevirtual(type, op.method(), MethodTypeDesc.of(FLOAT_VECTOR));
      default -> {
        for (int slot : slots) {
          code.aload(slot);
        }
        ClassDesc operand = kind == Kind.MASK ? MASK : VECTOR;
        ClassDesc[] more = new ClassDesc[slots.length - 1];
        Arrays.fill(more, operand);
        code.invokevirtual(type, op.method(), MethodTypeDesc.of(type, more));
      }
    }
  }

  /// A mask of ints and one of floats are different classes with the same lanes.
  private void castMask(CodeBuilder code, Kind from, Kind to) {
    if ((from == Kind.INT) != (to == Kind.INT)) {
      species(code, to);
      code.invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
    }
  }

  /// Pushes the sum of an accumulator `x` and a fresh `y`. `y` is the receiver, here and below: C2 knows the exact class of what was just loaded, but
  /// not of what comes around the loop.
  void sum(CodeBuilder code, int x, int y) {
    code.aload(y).aload(x).invokevirtual(FLOAT_VECTOR, "add", MethodTypeDesc.of(FLOAT_VECTOR, VECTOR));
  }

  /// Pushes the better of `x` and `y`, `x` if they are equal, `y` if either is NaN.
  void better(CodeBuilder code, Reducer reducer, int x, int y) {
    keep(code, x, y, () -> compare(code, y, reducer == Reducer.MAX ? LoopOp.LE : LoopOp.GE, x));
  }

  /// Pushes `y` where it is NaN, else `x`.
  void lastNan(CodeBuilder code, int x, int y) {
    keep(code, x, y, () -> compare(code, y, LoopOp.EQ, y));
  }

  private static void keep(CodeBuilder code, int x, int y, Runnable where) {
    code.aload(y).aload(x);
    where.run();
    code.invokevirtual(FLOAT_VECTOR, "blend", MethodTypeDesc.of(FLOAT_VECTOR, VECTOR, MASK));
  }

  private static void compare(CodeBuilder code, int x, LoopOp op, int y) {
    code.aload(x).getstatic(OPERATORS, op.name(), COMPARISON).aload(y);
    code.invokevirtual(FLOAT_VECTOR, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
  }
}
