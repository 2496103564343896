package dev.hokku.backend.cpu.loop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.backend.cpu.vector.VectorWidth;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The JVM compiles no method of more than 8000 bytes (`-XX:-DontCompileHugeMethods` apart): interpreted, a loop over vectors is a thousand times slower.
class LoopCodeTest {

  private static final int HUGE = 8000;

  @Test
  void theLargestLoopsAreBelowTheSizeThatTheJvmRefuses() {
    for (VectorWidth width : List.of(VectorWidth.BITS_512, VectorWidth.BITS_256, VectorWidth.NONE)) {
      assertTrue(longestMethod(functions(), width) < HUGE);
      for (LoopOp op : List.of(LoopOp.EQ, LoopOp.SHL, LoopOp.FMA, LoopOp.MAX)) {
        assertTrue(longestMethod(chain(op, 96), width) < HUGE, () -> "%s at %s".formatted(op, width));
      }
    }
  }

  /// The function with the most operations, `expm1`, and on top of it `tanh`.
  private static LoopProgram functions() {
    LoopBuilder b = new LoopBuilder();
    Functions f = new Functions(b);
    int x = b.input(Kind.FLOAT, true);
    return b.build(List.of(f.expm1(f.tanh(x))));
  }

  /// `count` operations in a row, in pairs where one does not take its own result.
  private static LoopProgram chain(LoopOp op, int count) {
    LoopBuilder b = new LoopBuilder();
    int x = b.input(op.isShift() ? Kind.INT : Kind.FLOAT, true);
    int y = b.input(op.isShift() ? Kind.INT : Kind.FLOAT, true);
    int value = x;
    for (int i = 0; b.operations() < count; i++) {
      value = op.isComparison() ? b.apply(LoopOp.SELECT, b.apply(op, value, y), y, b.apply(LoopOp.ADD, value, b.constant(i + 0.5f)))
          : op == LoopOp.FMA ? b.apply(op, value, x, y)
          : op.isShift() ? b.apply(LoopOp.ADD, b.apply(op, value, y), x)
          : b.apply(op, b.apply(LoopOp.ADD, value, y), x);
    }
    return b.build(List.of(value));
  }

  private static int longestMethod(LoopProgram program, VectorWidth width) {
    return ClassFile.of().parse(LoopWriter.write(program, width)).methods().stream()
        .map(MethodModel::code)
        .flatMap(java.util.Optional::stream)
        .mapToInt(code -> ((CodeAttribute) code).codeLength())
        .max().orElseThrow();
  }
}
