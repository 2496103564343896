package dev.hokku.backend.cpu.loop;

import dev.hokku.backend.cpu.loop.LoopProgram.Apply;
import dev.hokku.backend.cpu.loop.LoopProgram.Constant;
import dev.hokku.backend.cpu.loop.LoopProgram.Reduce;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes the method of one [Pass]: broadcasts, a loop over vectors, a loop over the rest, one by one. Used once.
///
/// ```text
/// static float pass0(float[] x, int xAt, float max, float[] out, int outAt, float[] scratch, int n)
/// ```
final class PassWriter {

  /// C2 inlines no method with more bytecodes than this (FreqInlineSize). A pass that is inlined into `run` with the others meets the
  /// limit on nodes, is left half inlined, and boxes every vector; so each pass begins with as many instructions that do nothing.
  private static final int TOO_BIG_TO_INLINE = 326;

  private static final ClassDesc ROW_ORDER = ClassDesc.of("dev.hokku.backend.cpu.loop.RowOrder");
  private static final ClassDesc FLOATS = ConstantDescs.CD_float.arrayType();

  private final LoopProgram program;
  private final Pass pass;
  private final LaneTypes lanes;
  private final CodeBuilder code;
  private final Map<Integer, Integer> readSlot = new HashMap<>();
  private final Map<Integer, Integer> storeSlot = new HashMap<>();
  private final Map<Integer, Integer> singleSlot = new HashMap<>();
  private final int scratch;
  private final int n;
  private int i;

  PassWriter(LoopProgram program, Pass pass, LaneTypes lanes, CodeBuilder code) {
    this.program = program;
    this.pass = pass;
    this.lanes = lanes;
    this.code = code;
    int slot = 0;
    for (int read : pass.reads()) {
      readSlot.put(read, slot);
      slot += 2;
    }
    for (int single : pass.singles()) {
      singleSlot.put(single, slot++);
    }
    for (int store : pass.stores()) {
      storeSlot.put(store, slot);
      slot += 2;
    }
    scratch = slot;
    n = slot + 1;
  }

  /// The signature of a pass: where each read begins, each single value, where each store begins, scratch, `n`.
  static MethodTypeDesc signature(LoopProgram program, Pass pass) {
    List<ClassDesc> types = new ArrayList<>();
    for (int read : pass.reads()) {
      types.add(LaneTypes.array(program.kind(read)));
      types.add(ConstantDescs.CD_int);
    }
    for (int single : pass.singles()) {
      types.add(LaneTypes.SCALAR.type(program.kind(single)));
    }
    for (int store : pass.stores()) {
      types.add(LaneTypes.array(program.kind(store)));
      types.add(ConstantDescs.CD_int);
    }
    types.add(FLOATS);
    types.add(ConstantDescs.CD_int);
    return MethodTypeDesc.of(pass.reduction().isPresent() ? ConstantDescs.CD_float : ConstantDescs.CD_void, types);
  }

  void write() {
    for (int nop = 0; nop < TOO_BIG_TO_INLINE; nop++) {
      code.nop();
    }
    i = code.allocateLocal(TypeKind.INT);
    code.iconst_0().istore(i);
    int result = -1;
    if (pass.reduction().isPresent()) {
      result = code.allocateLocal(TypeKind.FLOAT);
      if (lanes.scalar()) {
        writeScalarBlocks(result);
      } else {
        writeVectorBlocks(result);
      }
    } else if (!lanes.scalar()) {
      writeVectors();
    }
    writeRest(result);
    if (result >= 0) {
      code.fload(result).freturn();
    } else {
      code.return_();
    }
  }

  /// `for (; i < n & -lanes; i += lanes)`.
  private void writeVectors() {
    Map<Integer, Integer> fixed = broadcasts(lanes);
    int end = code.allocateLocal(TypeKind.INT);
    code.iload(n).loadConstant(-lanes.lanes()).iand().istore(end);
    loopTo(end, lanes.lanes(), () -> body(lanes, fixed));
  }

  /// Whole blocks of 32, in as many accumulators as they have vectors; then the tree.
  private void writeVectorBlocks(int result) {
    Map<Integer, Integer> fixed = broadcasts(lanes);
    VectorReduction reduction = new VectorReduction(code, lanes, reducer());
    int end = code.allocateLocal(TypeKind.INT);
    code.iload(n).loadConstant(-RowOrder.PARTIALS).iand().istore(end);
    loopTo(end, lanes.lanes(), () -> reduction.take(body(lanes, fixed).get(reduced())));
    reduction.finish(scratch);
    code.aload(scratch);
    code.invokestatic(ROW_ORDER, reducer().method() + 16, MethodTypeDesc.of(ConstantDescs.CD_float, FLOATS));
    code.fstore(result);
  }

  /// The same order without vectors: partial results stand in scratch.
  private void writeScalarBlocks(int result) {
    for (int l = 0; l < RowOrder.PARTIALS; l++) {
      code.aload(scratch).loadConstant(l).loadConstant(reducer().identity()).fastore();
    }
    Map<Integer, Integer> fixed = broadcasts(lanes);
    int end = code.allocateLocal(TypeKind.INT);
    code.iload(n).loadConstant(-RowOrder.PARTIALS).iand().istore(end);
    int slot = code.allocateLocal(TypeKind.INT);
    loopTo(end, 1, () -> {
      Map<Integer, Integer> values = body(lanes, fixed);
      code.iload(i).loadConstant(RowOrder.PARTIALS - 1).iand().istore(slot);
      code.aload(scratch).iload(slot);
      code.aload(scratch).iload(slot).faload().fload(values.get(reduced()));
      combineScalars();
      code.fastore();
    });
    code.aload(scratch);
    code.invokestatic(ROW_ORDER, reducer().method() + 32, MethodTypeDesc.of(ConstantDescs.CD_float, FLOATS));
    code.fstore(result);
  }

  /// `for (; i < n; i++)`.
  private void writeRest(int result) {
    Map<Integer, Integer> fixed = broadcasts(LaneTypes.SCALAR);
    loopTo(n, 1, () -> {
      Map<Integer, Integer> values = body(LaneTypes.SCALAR, fixed);
      if (result >= 0) {
        code.fload(result).fload(values.get(reduced()));
        combineScalars();
        code.fstore(result);
      }
    });
  }

  private Reducer reducer() {
    return ((Reduce) program.steps().get(pass.reduction().orElseThrow())).reducer();
  }

  private int reduced() {
    return ((Reduce) program.steps().get(pass.reduction().orElseThrow())).arg();
  }

  private void combineScalars() {
    code.invokestatic(
        ROW_ORDER, reducer().method(), MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_float, ConstantDescs.CD_float));
  }

  /// Constants and single values, in locals of this lane type.
  private Map<Integer, Integer> broadcasts(LaneTypes types) {
    Map<Integer, Integer> slots = new HashMap<>();
    for (int constant : pass.constants()) {
      Constant c = (Constant) program.steps().get(constant);
      fixed(types, constant, slots, () -> {
        if (c.kind() == Kind.FLOAT) {
          code.loadConstant(Float.intBitsToFloat(c.bits()));
        } else {
          code.loadConstant(c.bits());
        }
      });
    }
    for (int single : pass.singles()) {
      fixed(types, single, slots, () -> code.loadLocal(LaneTypes.SCALAR.local(program.kind(single)), singleSlot.get(single)));
    }
    return slots;
  }

  private void fixed(LaneTypes types, int value, Map<Integer, Integer> slots, Runnable push) {
    int slot = code.allocateLocal(types.local(program.kind(value)));
    types.broadcast(code, program.kind(value), push);
    code.storeLocal(types.local(program.kind(value)), slot);
    slots.put(value, slot);
  }

  /// Loads, computes and stores what belongs to element `i` and, in a vector, those that follow. Gives the local of each value.
  private Map<Integer, Integer> body(LaneTypes types, Map<Integer, Integer> fixed) {
    Map<Integer, Integer> values = new HashMap<>(fixed);
    for (int read : pass.reads()) {
      Kind kind = program.kind(read);
      types.load(code, kind, readSlot.get(read), () -> index(readSlot.get(read) + 1));
      keep(types, kind, read, values);
    }
    for (int compute : pass.computes()) {
      Apply apply = (Apply) program.steps().get(compute);
      types.apply(code, apply.op(), program.kinds(apply.args()), apply.args().stream().mapToInt(values::get).toArray());
      keep(types, apply.kind(), compute, values);
    }
    for (int store : pass.stores()) {
      types.store(code, program.kind(store), values.get(store), storeSlot.get(store), () -> index(storeSlot.get(store) + 1));
    }
    return values;
  }

  private void keep(LaneTypes types, Kind kind, int value, Map<Integer, Integer> values) {
    int slot = code.allocateLocal(types.local(kind));
    code.storeLocal(types.local(kind), slot);
    values.put(value, slot);
  }

  private void index(int offsetSlot) {
    code.iload(offsetSlot).iload(i).iadd();
  }

  private void loopTo(int end, int step, Runnable body) {
    Label test = code.newLabel();
    Label done = code.newLabel();
    code.labelBinding(test).iload(i).iload(end).if_icmpge(done);
    body.run();
    code.iinc(i, step).goto_(test).labelBinding(done);
  }
}
