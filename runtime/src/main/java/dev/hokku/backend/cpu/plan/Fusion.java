package dev.hokku.backend.cpu.plan;

import dev.hokku.backend.cpu.loop.Kind;
import dev.hokku.backend.cpu.plan.Group.Level;
import dev.hokku.graph.Atom;
import dev.hokku.graph.Eqn;
import dev.hokku.graph.Graph;
import dev.hokku.graph.Var;
import dev.hokku.lax.BitcastConvertType;
import dev.hokku.lax.BroadcastInDim;
import dev.hokku.lax.Compare;
import dev.hokku.lax.ConvertElementType;
import dev.hokku.lax.Elementwise;
import dev.hokku.lax.Full;
import dev.hokku.lax.ReduceMax;
import dev.hokku.lax.ReduceMin;
import dev.hokku.lax.ReduceSum;
import dev.hokku.lax.Reduction;
import dev.hokku.lax.Reshape;
import dev.hokku.tensor.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides which equations are computed in one loop.
///
/// Walks from the last equation to the first. An equation whose every use is in one group joins it, if the loop of that group can compute
/// it; otherwise it starts a group of its own. So no value is computed twice and no cycle can arise. Exceptions are operations that cost
/// less than the memory they would be stored in (comparisons, conversions, broadcasts): each group that uses one computes it.
///
/// Reductions along the last axes join as values with one element per row: a softmax is one group, read once and written once.
final class Fusion {

  /// The most operations of one loop. Above it a loop gets slower, for registers run out, and at about 250 its code passes the 8000 bytes above which
  /// the JVM compiles no method: it would run a thousand times slower. What only says where elements are found does not count: a constant that a full
  /// group refused would be stored as an array.
  static final int MOST_OPERATIONS = 96;

  /// Rows longer than this are reduced in pieces, by their own kernel.
  static final int LONGEST_ROW = 16_384;

  private final Graph graph;
  private final Set<Integer> apart;
  private final Map<Var, List<Integer>> uses = new HashMap<>();
  private final Set<Atom> results;
  private final List<List<Group>> groupsOf = new ArrayList<>();
  private final Map<Integer, Group> rooted = new HashMap<>();
  private final Set<Integer> storedBesides = new HashSet<>();

  /// @param apart equations that must not join another's loop
  Fusion(Graph graph, Set<Integer> apart) {
    this.graph = graph;
    this.apart = apart;
    this.results = new HashSet<>(graph.outvars());
    for (int e = 0; e < graph.eqns().size(); e++) {
      groupsOf.add(List.of());
      for (Atom operand : new LinkedHashSet<>(graph.eqns().get(e).in())) {
        if (operand instanceof Var v) {
          uses.computeIfAbsent(v, ignored -> new ArrayList<>()).add(e);
        }
      }
    }
  }

  /// The group that each equation is the root of; equations in none are kernels of their own, or computed only inside groups.
  Map<Integer, Group> run() {
    for (int e = graph.eqns().size() - 1; e >= 0; e--) {
      Eqn eqn = graph.eqns().get(e);
      if (eqn.out().size() == 1 && (loops(eqn) || moves(eqn))) {
        place(e, eqn);
      }
    }
    return rooted;
  }

  /// Whether equation `e` must be stored: it is the root of a group, or nothing that a loop could take in.
  boolean stored(int e) {
    return groupsOf.get(e).isEmpty() || rooted.containsKey(e) || storedBesides.contains(e);
  }

  private void place(int e, Eqn eqn) {
    Var out = eqn.out().getFirst();
    List<Integer> users = uses.getOrDefault(out, List.of());
    Set<Group> candidates = new LinkedHashSet<>();
    boolean mustStore = results.contains(out) || users.isEmpty() || apart.contains(e);
    for (int user : users) {
      candidates.addAll(groupsOf.get(user));
      // A user that is stored on its own account, outside all groups, reads this from memory.
      mustStore |= groupsOf.get(user).isEmpty() || storedBesides.contains(user);
    }
    List<Group> joined = new ArrayList<>();
    if (!apart.contains(e)) {
      boolean free = duplicated(eqn);
      if (free || candidates.size() == 1 && !mustStore) {
        for (Group group : candidates) {
          Optional<Level> level = levelIn(group, eqn, users);
          if (level.isPresent() && (moves(eqn) || group.operations() + operations(eqn) <= MOST_OPERATIONS)) {
            if (level.get() == Level.ROW && group.split() == Group.NO_ROWS) {
              group.splitAt(Dims.of(out.aval().shape()).length);
            }
            group.add(e, level.get(), operations(eqn));
            joined.add(group);
          } else {
            mustStore = true;
          }
        }
      } else {
        mustStore = true;
      }
    }
    if (mustStore && (loops(eqn) || eqn.op() instanceof BroadcastInDim || eqn.op() instanceof Full)) {
      Group group = rootAt(e, eqn);
      rooted.put(e, group);
      joined.add(group);
    } else if (mustStore) {
      storedBesides.add(e);
    }
    groupsOf.set(e, joined);
  }

  private static int operations(Eqn eqn) {
    if (moves(eqn)) {
      return 0;
    }
    return eqn.op() instanceof Reduction ? 1 : LoopRules.operations(eqn.op(), types(eqn), eqn.out().getFirst().aval().dtype());
  }

  private static DType[] types(Eqn eqn) {
    return eqn.in().stream().map(atom -> atom.aval().dtype()).toArray(DType[]::new);
  }

  private static Group rootAt(int e, Eqn eqn) {
    if (eqn.op() instanceof Reduction) {
      int[] rows = Dims.of(eqn.out().getFirst().aval().shape());
      return new Group(e, Dims.of(eqn.in().getFirst().aval().shape()), rows.length, Level.ROW, operations(eqn));
    }
    return new Group(e, Dims.of(eqn.out().getFirst().aval().shape()), Group.NO_ROWS, Level.FULL, operations(eqn));
  }

  /// The one level at which all uses in `group` need the result of `eqn`; nothing if they differ, or if one can only read it from memory.
  private Optional<Level> levelIn(Group group, Eqn eqn, List<Integer> users) {
    int[] shape = Dims.of(eqn.out().getFirst().aval().shape());
    Level common = null;
    for (int user : users) {
      if (group.has(user)) {
        Level level = levelFor(group, user, eqn, shape);
        if (level == null || common != null && common != level) {
          return Optional.empty();
        }
        common = level;
      }
    }
    if (common == null || eqn.op() instanceof Reduction && !reduces(group, eqn, common)) {
      return Optional.empty();
    }
    return Optional.of(common);
  }

  private @Nullable Level levelFor(Group group, int user, Eqn eqn, int[] shape) {
    Eqn use = graph.eqns().get(user);
    Level level = group.level(user);
    if (use.op() instanceof Reduction) {
      return group.fits(shape, Level.FULL) ? Level.FULL : null;
    }
    if (!(use.op() instanceof BroadcastInDim broadcast) || shape.length == Dims.of(broadcast.shape()).length) {
      return group.fits(shape, level) ? level : null;
    }
    if (shape.length == 0 && eqn.op() instanceof Full) {
      return level;
    }
    int[] sources = Dims.sources(broadcast, eqn.out().getFirst().aval().shape());
    boolean oneRows = group.split() == Group.NO_ROWS ? rowLength(group.dims(), shape.length) <= LONGEST_ROW : group.split() == shape.length;
    return level == Level.FULL && shape.length > 0 && oneRows && Dims.leading(sources) ? Level.ROW : null;
  }

  private static boolean reduces(Group group, Eqn eqn, Level level) {
    return level == Level.ROW && Arrays.equals(Dims.of(eqn.in().getFirst().aval().shape()), group.dims());
  }

  private static int rowLength(int[] dims, int split) {
    return Dims.size(Arrays.copyOfRange(dims, split, dims.length));
  }

  /// Whether a loop can have this equation as its root.
  private static boolean loops(Eqn eqn) {
    if (eqn.op() instanceof Reduction reduction) {
      boolean known = reduction instanceof ReduceSum || reduction instanceof ReduceMax || reduction instanceof ReduceMin;
      Atom x = eqn.in().getFirst();
      int rows = eqn.out().getFirst().aval().size();
      return known
          && x.aval().dtype() == DType.F32
          && x.aval().size() > 0
          && x.aval().size() / Math.max(1, rows) <= LONGEST_ROW
          && x.aval().size() > rows
          && Dims.trailing(x.aval().shape(), reduction.axes());
    }
    // Loops know types of 32 bits only, and between those a bitcast keeps the shape.
    return (eqn.op() instanceof Elementwise || eqn.op() instanceof BitcastConvertType)
        && eqn.out().getFirst().aval().size() > 0
        && LoopRules.covers(eqn.op(), types(eqn), eqn.out().getFirst().aval().dtype());
  }

  /// Whether this only says where elements are found; in a loop it costs nothing.
  static boolean moves(Eqn eqn) {
    if (Kind.of(eqn.out().getFirst().aval().dtype()).isEmpty() || eqn.out().getFirst().aval().size() == 0) {
      return false;
    }
    return switch (eqn.op()) {
      case BroadcastInDim ignored -> true;
      case Full ignored -> true;
      case Reshape reshape -> Arrays.equals(Dims.of(reshape.shape()), Dims.of(eqn.in().getFirst().aval().shape()));
      default -> false;
    };
  }

  private static boolean duplicated(Eqn eqn) {
    return moves(eqn) || eqn.op() instanceof Compare || eqn.op() instanceof ConvertElementType;
  }
}
