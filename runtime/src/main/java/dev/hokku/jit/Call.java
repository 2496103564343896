package dev.hokku.jit;

import dev.hokku.lax.Loan;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// What one running call of a program keeps its tensors in. It is used again by later calls, so that none makes lists of its own.
final class Call {

  /// The tensors among the arguments; while the program runs, those that it captured follow.
  final List<Tensor> operands = new ArrayList<>();

  /// The elements of the operands.
  final Loan loan = new Loan();

  /// Places of the donated arguments whose memory is the call's own.
  final BitSet given = new BitSet();

  /// What the executable computed.
  final Buffer[] computed;

  /// Arguments that are results, then what was computed.
  final List<Tensor> made = new ArrayList<>();

  /// The tensors of the result.
  final List<Tensor> results = new ArrayList<>();

  /// @param outputs how many the executable has
  Call(int outputs) {
    this.computed = new Buffer[outputs];
  }

  /// Forgets all tensors.
  void clear() {
    operands.clear();
    given.clear();
    Arrays.fill(computed, null);
    made.clear();
    results.clear();
  }
}
