package dev.hokku.jit;

import dev.hokku.core.HokkuException;
import dev.hokku.core.SourceLines;
import dev.hokku.core.Staging;
import dev.hokku.core.Traced;
import dev.hokku.graph.ClosedGraph;
import dev.hokku.graph.GraphPrinter;
import dev.hokku.lax.ShapeDtype;
import dev.hokku.tensor.ShapedArray;
import dev.hokku.tensor.Tensor;
import dev.hokku.transform.MakeGraph;
import dev.hokku.transform.TreeFunction;
import dev.hokku.tree.Flattened;
import dev.hokku.tree.Tree;
import dev.hokku.tree.TreeDef;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The programs of one jitted function. It belongs to the object that `jit` returned and dies with it.
///
/// A call first tries the programs there are, which makes nothing new on the heap; only then is a key built. Calls from many threads trace a key once.
final class Cache {

  private final Function<List<Object>, ?> f;
  private final String site = SourceLines.current();
  private final BitSet donated = new BitSet();
  private final List<Program> programs = new CopyOnWriteArrayList<>();
  private final ConcurrentMap<Key, Pending> pending = new ConcurrentHashMap<>();

  /// @param argnums which arguments each call deletes, so that results take their memory
  Cache(Function<List<Object>, ?> f, int... argnums) {
    this.f = f;
    for (int argnum : argnums) {
      donated.set(argnum);
    }
  }

  /// An empty one for the same function.
  Cache donating(int arity, int... argnums) {
    for (int argnum : argnums) {
      if (argnum < 0 || argnum >= arity) {
        throw new HokkuException(
            "donateArgnums: there is no argument %d, for the function has %d.".formatted(argnum, arity), site, "Number them from 0.");
      }
    }
    return new Cache(f, argnums);
  }

  /// What a program is for.
  private record Key(TreeDef in, List<ShapedArray> avals, Map<String, Integer> axes) {}

  /// A program that `owner` is tracing.
  private record Pending(Thread owner, CompletableFuture<Program> program) {}

  Object call(List<Object> args) {
    Map<String, Integer> axes = Staging.axisSizes();
    for (Program program : programs) {
      Call call = program.axes().equals(axes) ? program.call(args) : null;
      if (call != null) {
        return run(program, call);
      }
    }
    Flattened in = Tree.flatten(args);
    Program program = program(in);
    return run(program, program.callWith(in.leaves()));
  }

  Lowered lower(List<Object> args) {
    Program program = program(Tree.flatten(args));
    return new Lowered(
        GraphPrinter.print(program.graph()), GraphPrinter.print(program.optimized()), program.executable().steps(), program.executable().peakBytes());
  }

  int size() {
    return programs.size();
  }

  private static Object run(Program program, Call call) {
    List<Tensor> leaves = call.operands;
    boolean traced = program.capturesTraced() || Staging.current().isPresent();
    for (int i = 0; i < leaves.size() && !traced; i++) {
      traced = leaves.get(i) instanceof Traced;
    }
    return traced ? program.inline(List.copyOf(leaves)) : program.run(call);
  }

  private Program program(Flattened in) {
    List<ShapedArray> avals = in.leaves().stream().map(Tensor::aval).toList();
    // With shapes in place of tensors, so that the cache does not keep the first arguments alive.
    TreeDef stripped = Tree.structure(in.def().unflatten(avals.stream().map(ShapeDtype::of).toList()));
    Key key = new Key(stripped, avals, Staging.axisSizes());
    Pending mine = new Pending(Thread.currentThread(), new CompletableFuture<>());
    Pending first = pending.putIfAbsent(key, mine);
    if (first != null && first.owner() != Thread.currentThread()) {
      try {
        Program program = first.program().join();
        return program.capturesTraced() ? trace(key) : program;
      } catch (CompletionException failure) {
        return program(in); // so that this call fails, or not, on its own account
      }
    }
    try {
      Program program = known(key);
      if (program == null) {
        program = trace(key);
      }
      mine.program().complete(program);
      return program;
    } catch (RuntimeException | Error failure) {
      mine.program().completeExceptionally(failure);
      throw failure;
    } finally {
      pending.remove(key, mine);
    }
  }

  private @Nullable Program known(Key key) {
    for (Program program : programs) {
      if (program.axes().equals(key.axes()) && program.in().equals(key.in()) && program.avals().equals(key.avals())) {
        return program;
      }
    }
    return null;
  }

  private Program trace(Key key) {
    long start = System.nanoTime();
    TreeFunction<List<Object>, ?> flat = new TreeFunction<>(f, key.in());
    ClosedGraph closed = MakeGraph.trace("jit", key.avals(), flat);
    Donated overwritten = Donated.of(key.in(), key.avals().stream().map(ShapeDtype::of).toList(), donated, site);
    Program program = new Program(key.in(), key.avals(), key.axes(), closed, strippedResult(flat, closed), overwritten);
    if (!program.capturesTraced()) {
      CompileLog.compiled(site, reason(key), System.nanoTime() - start);
      programs.add(program);
      List<String> unusable = overwritten.unusable(key.in(), closed.graph());
      if (!unusable.isEmpty()) {
        CompileLog.notUsable(site, unusable);
      }
    }
    return program;
  }

  private static TreeDef strippedResult(TreeFunction<List<Object>, ?> flat, ClosedGraph closed) {
    return Tree.structure(flat.outDef().unflatten(closed.graph().outvars().stream().map(out -> ShapeDtype.of(out.aval())).toList()));
  }

  /// What differs from the program before.
  private String reason(Key key) {
    if (programs.isEmpty()) {
      return "";
    }
    Program last = programs.getLast();
    if (!last.axes().equals(key.axes())) {
      return "the named axes around were %s and are %s.".formatted(last.axes(), key.axes());
    }
    return last.in().difference(key.in()).orElseGet(() -> {
      List<String> paths = Tree.paths(key.in());
      for (int i = 0; i < paths.size(); i++) {
        if (!last.avals().get(i).equals(key.avals().get(i))) {
          return "argument %s was %s and is %s.".formatted(paths.get(i), last.avals().get(i), key.avals().get(i));
        }
      }
      return "the arguments differ.";
    });
  }
}
