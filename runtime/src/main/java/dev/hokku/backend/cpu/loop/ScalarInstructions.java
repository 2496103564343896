package dev.hokku.backend.cpu.loop;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// The instructions for each [LoopOp] on single elements: of the JVM, of `Math`, or a call of [ScalarOps].
final class ScalarInstructions {

  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final ClassDesc FLOAT = ClassDesc.of("java.lang.Float");
  private static final ClassDesc OPS = ClassDesc.of("dev.hokku.backend.cpu.loop.ScalarOps");
  private static final ClassDesc F = ConstantDescs.CD_float;
  private static final ClassDesc I = ConstantDescs.CD_int;

  private ScalarInstructions() {}

  static ClassDesc type(Kind kind) {
    return switch (kind) {
      case FLOAT -> F;
      case INT -> I;
      case MASK -> ConstantDescs.CD_boolean;
    };
  }

  /// Stack: the arguments to the result.
  static void apply(CodeBuilder code, LoopOp op, List<Kind> kinds) {
    boolean ints = kinds.getFirst() == Kind.INT;
    switch (op) {
      case ADD -> {
        if (ints) {
          code.iadd();
        } else {
          code.fadd();
        }
      }
      case SUB -> {
        if (ints) {
          code.isub();
        } else {
          code.fsub();
        }
      }
      case MUL -> {
        if (ints) {
          code.imul();
        } else {
          code.fmul();
        }
      }
      case NEG -> {
        if (ints) {
          code.ineg();
        } else {
          code.fneg();
        }
      }
      case DIV -> code.fdiv();
      case FMA, MAX, MIN, ABS -> call(code, MATH, op, kinds);
      case SHL -> code.ishl();
      case SHR -> code.iushr();
      case SAR -> code.ishr();
      case TO_FLOAT -> code.i2f();
      case TO_INT -> code.f2i();
      case BITS_OF -> code.invokestatic(FLOAT, "floatToRawIntBits", MethodTypeDesc.of(I, F));
      case FLOAT_OF -> code.invokestatic(FLOAT, "intBitsToFloat", MethodTypeDesc.of(F, I));
      case AND, OR, XOR -> {
        if (ints) {
          bits(code, op);
        } else {
          call(code, OPS, op, kinds);
        }
      }
      case EQ, NE, LT, LE, GT, GE, SELECT, NOT, SQRT -> call(code, OPS, op, kinds);
    }
  }

  private static void bits(CodeBuilder code, LoopOp op) {
    switch (op) {
      case AND -> code.iand();
      case OR -> code.ior();
      default -> code.ixor();
    }
  }

  private static void call(CodeBuilder code, ClassDesc owner, LoopOp op, List<Kind> kinds) {
    ClassDesc[] args = kinds.stream().map(ScalarInstructions::type).toArray(ClassDesc[]::new);
    code.invokestatic(owner, op.method(), MethodTypeDesc.of(type(op.result(kinds)), args));
  }
}
