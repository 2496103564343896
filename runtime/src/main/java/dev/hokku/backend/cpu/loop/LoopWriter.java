package dev.hokku.backend.cpu.loop;

import dev.hokku.backend.cpu.loop.LoopProgram.Apply;
import dev.hokku.backend.cpu.loop.LoopProgram.Constant;
import dev.hokku.backend.cpu.loop.LoopProgram.Input;
import dev.hokku.backend.cpu.loop.LoopProgram.Reduce;
import dev.hokku.backend.cpu.vector.VectorWidth;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Writes the class file of a [LoopProgram]: one static method per [Pass], and `run`, which goes from row to row, calls them in order and
/// computes in between what has one value per row. Used once.
final class LoopWriter {

  private static final ClassDesc LOOP = ClassDesc.of("dev.hokku.backend.cpu.loop.Loop");
  private static final ClassDesc SELF = ClassDesc.of("dev.hokku.backend.cpu.loop.FusedLoop");
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final ClassDesc FLOATS = ConstantDescs.CD_float.arrayType();
  private static final ClassDesc INTS = ConstantDescs.CD_int.arrayType();

  private final LoopProgram program;
  private final LaneTypes lanes;
  private final Pass.Plan plan;
  private final Map<Integer, Integer> arraySlot = new HashMap<>();
  private final Map<Integer, Integer> atSlot = new HashMap<>();
  private final Map<Integer, Integer> valueSlot = new HashMap<>();

  private LoopWriter(LoopProgram program, LaneTypes lanes) {
    this.program = program;
    this.lanes = lanes;
    this.plan = Pass.plan(program);
  }

  /// The class file of a subclass of [Loop] for one vector width.
  static byte[] write(LoopProgram program, VectorWidth width) {
    return new LoopWriter(program, new LaneTypes(suited(program, width))).classFile();
  }

  /// 128-bit vectors have no masks in memory: four bytes are no vector.
  private static VectorWidth suited(LoopProgram program, VectorWidth width) {
    boolean masksInMemory = Stream.concat(program.inputs().stream(), program.outputs().stream())
        .anyMatch(v -> program.kind(v) == Kind.MASK && program.full(v));
    return width == VectorWidth.BITS_128 && masksInMemory ? VectorWidth.NONE : width;
  }

  private byte[] classFile() {
    return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(LaneTypes.hierarchy())).build(SELF, type -> {
      type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER).withSuperclass(LOOP);
      type.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, ClassFile.ACC_PUBLIC, code -> code
          .aload(0).invokespecial(LOOP, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_());
      type.withMethodBody("spilledRows", MethodTypeDesc.of(ConstantDescs.CD_int), ClassFile.ACC_PUBLIC, code -> code
          .loadConstant(plan.spills().size()).ireturn());
      for (int p = 0; p < plan.passes().size(); p++) {
        Pass pass = plan.passes().get(p);
        type.withMethodBody("pass" + p, PassWriter.signature(program, pass), ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE, code ->
            new PassWriter(program, pass, lanes, code).write());
      }
      type.withMethodBody(
          "run",
          MethodTypeDesc.of(
              ConstantDescs.CD_void, ConstantDescs.CD_Object.arrayType(), INTS, INTS, ConstantDescs.CD_int, ConstantDescs.CD_int, FLOATS),
          ClassFile.ACC_PUBLIC,
          this::writeRun);
    });
  }

  private void writeRun(CodeBuilder code) {
    int arrays = code.parameterSlot(0);
    int offsets = code.parameterSlot(1);
    int strides = code.parameterSlot(2);
    int rows = code.parameterSlot(3);
    int n = code.parameterSlot(4);
    int scratch = code.parameterSlot(5);
    List<Integer> inputs = program.inputs();
    int operands = inputs.size() + program.outputs().size();
    for (int operand = 0; operand < operands; operand++) {
      unpack(code, operand, kindOf(operand), arrays, offsets);
    }
    int row = code.allocateLocal(TypeKind.INT);
    code.iconst_0().istore(row);
    Label test = code.newLabel();
    Label done = code.newLabel();
    code.labelBinding(test).iload(row).iload(rows).if_icmpge(done);
    writeRow(code, scratch, n);
    for (int operand = 0; operand < operands; operand++) {
      code.iload(atSlot.get(operand)).aload(strides).loadConstant(operand).iaload().iadd().istore(atSlot.get(operand));
    }
    code.iinc(row, 1).goto_(test).labelBinding(done).return_();
  }

  private Kind kindOf(int operand) {
    List<Integer> inputs = program.inputs();
    return program.kind(operand < inputs.size() ? inputs.get(operand) : program.outputs().get(operand - inputs.size()));
  }

  private void unpack(CodeBuilder code, int operand, Kind kind, int arrays, int offsets) {
    int array = code.allocateLocal(TypeKind.REFERENCE);
    int at = code.allocateLocal(TypeKind.INT);
    code.aload(arrays).loadConstant(operand).aaload().checkcast(LaneTypes.array(kind)).astore(array);
    code.aload(offsets).loadConstant(operand).iaload().istore(at);
    arraySlot.put(operand, array);
    atSlot.put(operand, at);
  }

  /// Stage by stage: the single values in the order of their numbers, then the passes.
  private void writeRow(CodeBuilder code, int scratch, int n) {
    for (int stage = 0; stage < Pass.stages(program); stage++) {
      for (int value = 0; value < program.steps().size(); value++) {
        if (program.stage(value) == stage && !program.full(value)) {
          writeSingle(code, value);
        }
      }
      for (int p = 0; p < plan.passes().size(); p++) {
        if (plan.passes().get(p).stage() == stage) {
          call(code, p, scratch, n);
        }
      }
    }
    storeSingles(code);
  }

  private void writeSingle(CodeBuilder code, int value) {
    switch (program.steps().get(value)) {
      case Input input -> {
        int operand = program.inputs().indexOf(value);
        LaneTypes.SCALAR.load(code, input.kind(), arraySlot.get(operand), () -> code.iload(atSlot.get(operand)));
        keep(code, value);
      }
      case Constant constant -> {
        if (constant.kind() == Kind.FLOAT) {
          code.loadConstant(Float.intBitsToFloat(constant.bits()));
        } else {
          code.loadConstant(constant.bits());
        }
        keep(code, value);
      }
      case Apply apply -> {
        int[] slots = apply.args().stream().mapToInt(valueSlot::get).toArray();
        LaneTypes.SCALAR.apply(code, apply.op(), program.kinds(apply.args()), slots);
        keep(code, value);
      }
      case Reduce ignored -> { } // kept by the call of the pass that makes it
    }
  }

  /// A pass over the whole row if it reduces it, else piece by piece.
  private void call(CodeBuilder code, int p, int scratch, int n) {
    Pass pass = plan.passes().get(p);
    int from = code.allocateLocal(TypeKind.INT);
    code.iconst_0().istore(from);
    if (pass.reduction().isPresent()) {
      invoke(code, p, scratch, n, from, () -> code.iload(n));
      keep(code, pass.reduction().get());
      return;
    }
    Label test = code.newLabel();
    Label done = code.newLabel();
    code.labelBinding(test).iload(from).iload(n).if_icmpge(done);
    invoke(code, p, scratch, n, from, () -> {
      code.iload(n).iload(from).isub().loadConstant(Loop.PIECE);
      code.invokestatic(MATH, "min", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int));
    });
    code.iload(from).loadConstant(Loop.PIECE).iadd().istore(from).goto_(test).labelBinding(done);
  }

  /// Calls a pass over some elements of a row.
  ///
  /// @param from local of the first
  /// @param count pushes how many there are
  private void invoke(CodeBuilder code, int p, int scratch, int n, int from, Runnable count) {
    Pass pass = plan.passes().get(p);
    pass.reads().forEach(read -> place(code, read, scratch, n, from));
    pass.singles().forEach(single -> code.loadLocal(LaneTypes.SCALAR.local(program.kind(single)), valueSlot.get(single)));
    pass.stores().forEach(store -> place(code, store, scratch, n, from));
    code.aload(scratch);
    count.run();
    code.invokestatic(SELF, "pass" + p, PassWriter.signature(program, pass));
  }

  /// Pushes where element `from` of a full value is in memory: in an input's or output's array, or a row of scratch.
  private void place(CodeBuilder code, int value, int scratch, int n, int from) {
    int spill = plan.spills().indexOf(value);
    if (spill >= 0) {
      code.aload(scratch).loadConstant(Loop.SCRATCH).iload(n).loadConstant(spill).imul().iadd().iload(from).iadd();
      return;
    }
    int output = program.outputs().indexOf(plan.guests().getOrDefault(value, value));
    int operand = output >= 0 ? program.inputs().size() + output : program.inputs().indexOf(value);
    code.aload(arraySlot.get(operand)).iload(atSlot.get(operand)).iload(from).iadd();
  }

  private void keep(CodeBuilder code, int value) {
    TypeKind kind = LaneTypes.SCALAR.local(program.kind(value));
    int slot = code.allocateLocal(kind);
    code.storeLocal(kind, slot);
    valueSlot.put(value, slot);
  }

  private void storeSingles(CodeBuilder code) {
    for (int o = 0; o < program.outputs().size(); o++) {
      int value = program.outputs().get(o);
      if (!program.full(value)) {
        int operand = program.inputs().size() + o;
        LaneTypes.SCALAR.store(code, program.kind(value), valueSlot.get(value), arraySlot.get(operand), () -> code.iload(atSlot.get(operand)));
      }
    }
  }
}
