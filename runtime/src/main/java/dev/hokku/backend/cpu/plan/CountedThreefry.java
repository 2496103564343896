package dev.hokku.backend.cpu.plan;

import dev.hokku.core.Batched;
import dev.hokku.core.Dual;
import dev.hokku.core.Operand;
import dev.hokku.core.Primitive;
import dev.hokku.core.Tangent;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import java.util.List;

/// The block cipher with one key for all elements and the counters `(0, 0), (0, 1), …`: operands are the two words of the key, results as many words as
/// there are counters. [CountedCiphers] puts it into graphs that are planned next, so no transform ever meets it.
///
/// @param word type of each result, `u32`
record CountedThreefry(ShapedArray word) implements Primitive {

  @Override
  public String name() {
    return "counted_threefry";
  }

  @Override
  public List<ShapedArray> abstractEval(List<ShapedArray> in) {
    return List.of(word, word);
  }

  @Override
  public Dual jvp(List<Tensor> primals, List<Tangent> tangents) {
    throw transformed();
  }

  @Override
  public List<Tangent> transpose(List<Operand> in, List<Tangent> cts) {
    throw transformed();
  }

  @Override
  public List<Batched> batch(int size, List<Batched> in) {
    throw transformed();
  }

  private static AssertionError transformed() {
    return new AssertionError("counted_threefry is part of a plan, and plans are not transformed.");
  }
}
