package dev.hokku.control;

import dev.hokku.core.HokkuException;
import dev.hokku.core.Primitive;
import dev.hokku.lax.DotGeneral;
import java.util.List;
import java.util.function.Predicate;

/// Which results of operations inside `remat` are kept for the backward pass; all others are computed again. Source: `jax.checkpoint_policies`.
///
/// {@snippet :
/// UnaryOperator<Tensor> layer = x -> Remat.checkpointName(x.sin(), "sine").mul(x);
/// Tensor x = Numpy.array(1f, 2f, 3f);
/// Tensor kept = Grad.grad((Tensor t) -> Remat.remat(layer, RematPolicy.names("sine")).apply(t).sum()).apply(x);
/// Tensor again = Grad.grad((Tensor t) -> layer.apply(t).sum()).apply(x);
/// assert kept.sub(again).abs().max().item() < 1e-6;
/// }
@FunctionalInterface
public interface RematPolicy {

  /// Keeps nothing but the arguments: least memory.
  RematPolicy NOTHING = new Known("nothing", op -> false);

  /// Keeps everything, as if there were no `remat`.
  RematPolicy EVERYTHING = new Known("everything", op -> true);

  /// Keeps results of matrix products and convolutions, which are dear to compute.
  RematPolicy DOTS =
      new Known("dots", op -> op.name().equals("dot_general") || op.name().equals("conv_general_dilated"));

  /// Keeps results of products without batch axes: those of layers, not of attention.
  RematPolicy DOTS_WITHOUT_BATCH =
      new Known("dots_without_batch", op -> op instanceof DotGeneral dot && dot.dims().lhsBatch().count() == 0);

  /// Whether results of `op` are kept.
  boolean keeps(Primitive op);

  /// Keeps the values that [Remat#checkpointName] gave one of these names.
  static RematPolicy names(String... names) {
    return new Labelled(List.of(names));
  }

  /// The policy with this text, as [RematCall] prints it.
  ///
  /// @param labels of the policy `names`
  static RematPolicy parse(String text, List<String> labels) {
    return switch (text) {
      case "nothing" -> NOTHING;
      case "everything" -> EVERYTHING;
      case "dots" -> DOTS;
      case "dots_without_batch" -> DOTS_WITHOUT_BATCH;
      case "names" -> new Labelled(labels);
      default -> throw new HokkuException(
          "'%s' names no policy of remat.".formatted(text), "", "A policy that is a Java function cannot be written as text; the constants of RematPolicy can.");
    };
  }

  /// A policy with a name.
  ///
  /// @param text its name
  /// @param kept what it keeps
  record Known(String text, Predicate<Primitive> kept) implements RematPolicy {
    @Override
    public boolean keeps(Primitive op) {
      return kept.test(op);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /// A policy that keeps named values.
  ///
  /// @param labels their names
  record Labelled(List<String> labels) implements RematPolicy {

    /// Copies the names, so that they never change.
    public Labelled {
      labels = List.copyOf(labels);
    }

    @Override
    public boolean keeps(Primitive op) {
      return op instanceof Named named && labels.contains(named.label());
    }

    @Override
    public String toString() {
      return "names";
    }
  }
}
