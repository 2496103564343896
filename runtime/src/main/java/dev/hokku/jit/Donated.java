package dev.hokku.jit;

import dev.hokku.backend.Backends;
import dev.hokku.graph.Atom;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Var;
import dev.hokku.lax.Array;
import dev.hokku.lax.Loan;
import dev.hokku.tensor.Buffer;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.tree.Tree;
import dev.hokku.tree.TreeDef;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The tensors among a program's arguments that each call deletes, so that results may take their memory.
///
/// @param leaves their places
/// @param how for the error of who reads one later
record Donated(BitSet leaves, String how) {

  /// @param in structure of the list of arguments
  /// @param argnums which arguments are donated
  /// @param site the source line that called `jit`
  static Donated of(TreeDef in, List<? extends Tensor> types, BitSet argnums, String site) {
    BitSet leaves = new BitSet();
    if (!argnums.isEmpty() && in.unflatten(types) instanceof List<?> args) {
      int next = 0;
      for (int a = 0; a < args.size(); a++) {
        int end = next + Tree.structure(args.get(a)).size();
        leaves.set(next, end, argnums.get(a));
        next = end;
      }
    }
    return new Donated(leaves, "donated to the function that jit compiled" + (site.isEmpty() ? "" : " at " + site));
  }

  /// Those that a program reads, but that no result of its can replace, each with its type: `argument [0][w], f32[2,3]`.
  ///
  /// @param in structure of the list of arguments
  /// @param traced the program; inputs that are results are replaced by themselves
  List<String> unusable(TreeDef in, Graph traced) {
    List<Atom> free = new ArrayList<>(traced.outvars());
    free.removeAll(traced.invars());
    List<String> paths = Tree.paths(in);
    Set<Atom> read = new HashSet<>();
    traced.eqns().forEach(eqn -> read.addAll(eqn.in()));
    List<String> unusable = new ArrayList<>();
    leaves.stream().forEach(place -> {
      Var input = traced.invars().get(place);
      if (read.contains(input) && !traced.outvars().contains(input) && !takeAlike(free, input.aval())) {
        unusable.add("argument %s, %s".formatted(paths.get(place), input.aval()));
      }
    });
    return unusable;
  }

  /// Takes out a result of the dtype and size of `given`; false if there is none.
  private static boolean takeAlike(List<Atom> free, ShapedArray given) {
    for (int i = 0; i < free.size(); i++) {
      ShapedArray result = free.get(i).aval();
      if (result.dtype() == given.dtype() && result.size() == given.size()) {
        free.remove(i);
        return true;
      }
    }
    return false;
  }

  /// Deletes the donated tensors of a call.
  ///
  /// @param given gets the places of those whose memory is now the call's own
  void delete(Loan loan, BitSet given) {
    for (int i = leaves.nextSetBit(0); i >= 0; i = leaves.nextSetBit(i + 1)) {
      given.set(i, loan.keep(i, how));
    }
  }

  /// An argument as a result: a tensor of its own, which does not go when the argument is deleted.
  ///
  /// @param given as from [#delete]; what becomes a result is not given any more
  Tensor handThrough(int place, List<Tensor> args, Loan loan, BitSet given) {
    Tensor argument = args.get(place);
    if (!leaves.get(place)) {
      return argument instanceof Array array ? array.alias() : argument;
    }
    Buffer elements = loan.buffers().get(place);
    if (given.get(place)) {
      given.clear(place);
      return Array.result(argument.aval(), elements, Backends.defaultBackend());
    }
    return new Array(argument.aval(), elements.copy());
  }
}
