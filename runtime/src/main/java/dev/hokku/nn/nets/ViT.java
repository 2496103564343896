package dev.hokku.nn.nets;

import static dev.hokku.hk.Hk.getParameter;
import static dev.hokku.hk.Hk.nextRngKey;
import static dev.hokku.nn.init.Initializers.truncatedNormal;
import static dev.hokku.nn.init.Initializers.zeros;

import dev.hokku.Forward;
import dev.hokku.HkModule;
import dev.hokku.core.ShapeError;
import dev.hokku.lax.Lax;
import dev.hokku.lax.Numpy;
import dev.hokku.nn.Conv2D;
import dev.hokku.nn.Functions;
import dev.hokku.nn.Layer;
import dev.hokku.nn.Linear;
import dev.hokku.nn.PaddingMode;
import dev.hokku.tensor.Shape;
import dev.hokku.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An image classifier that reads an image as a sequence of square patches.
///
/// Parameters, with P the patch size, D the model size and N the number of patches: `patches`: `w` `[P,P,C,D]`, `b` `[D]`; `class_token` `[1,1,D]`; `positions` `[1,N+1,D]`;
/// `transformer_block`, `transformer_block_1`, …, see [TransformerBlock]; `norm`; `logits`: `w` `[D,numClasses]`, `b` `[numClasses]`.
///
/// @param patchSize side of a patch in pixels, P; it divides height and width
/// @param modelSize length of the vector that stands for a patch, D
/// @param numLayers how many blocks
/// @param numClasses last axis of the output
/// @param block heads, widths and kinds of the blocks' parts
/// @param name the module's name; by default `vi_t`
///
/// Source: Dosovitskiy et al. 2020, <https://arxiv.org/abs/2010.11929>, section 3.1.
@HkModule
public record ViT(int patchSize, int modelSize, int numLayers, int numClasses, TransformerOptions block, @Nullable String name)
    implements Layer, ViTDispatch {

  /// As in the paper: all patches read all, an MLP with exact GELU, four times as wide as the model. ViT-B/16 is `new ViT(16, 768, 12, 12, 1000)`.
  public ViT(int patchSize, int modelSize, int numLayers, int numHeads, int numClasses) {
    this(
        patchSize,
        modelSize,
        numLayers,
        numClasses,
        TransformerOptions.gpt2(numHeads, 4 * modelSize).withCausal(false).withActivation(Functions::geluExact).withWInit(null),
        null);
  }

  /// Refuses sizes that have no meaning.
  public ViT {
    if (patchSize < 1 || modelSize < 1 || numLayers < 0 || numClasses < 1) {
      throw new IllegalArgumentException(
          "patchSize %d, modelSize %d and numClasses %d must be at least 1, and numLayers %d not negative."
              .formatted(patchSize, modelSize, numClasses, numLayers));
    }
    if (modelSize % block.numHeads() != 0) {
      throw new IllegalArgumentException(
          "modelSize %d is not shared out evenly to %d heads. Let numHeads divide modelSize.".formatted(modelSize, block.numHeads()));
    }
  }

  /// With other blocks.
  public ViT withBlock(TransformerOptions options) {
    return new ViT(patchSize, modelSize, numLayers, numClasses, options, name);
  }

  /// With a name of its own.
  public ViT withName(@Nullable String given) {
    return new ViT(patchSize, modelSize, numLayers, numClasses, block, given);
  }

  /// @param x images, `[N,H,W,C]`
  /// @return unnormalised log probabilities, `[N,numClasses]`
  @Override
  @Forward
  public Tensor forward(Tensor x) {
    Tensor out = patches(this, x);
    for (int i = 0; i < numLayers; i++) {
      out = new TransformerBlock(block).forward(out);
    }
    return classify(this, out);
  }

  /// With dropout of the patches and of what the blocks add. It is the network's own key that is drawn from.
  ///
  /// @param x images, `[N,H,W,C]`
  /// @param dropoutRate the share of elements that become 0, in `[0, 1)`
  /// @return unnormalised log probabilities, `[N,numClasses]`
  @Forward
  public Tensor forward(Tensor x, double dropoutRate) {
    Tensor out = Functions.dropout(nextRngKey(), dropoutRate, patches(this, x));
    for (int i = 0; i < numLayers; i++) {
      out = new TransformerBlock(block).forward(out, dropoutRate);
    }
    return classify(this, out);
  }

  /// The class token and the patches, each with its position: `[N,1 + H/P W/P,D]`.
  private static Tensor patches(ViT vit, Tensor x) {
    int side = vit.patchSize;
    if (x.rank() != 4 || x.dim(1) % side != 0 || x.dim(2) % side != 0) {
      throw new ShapeError(
          "vit",
          "x is %s and a patch has %d×%d pixels".formatted(x.aval(), side, side),
          "Give it images [N,H,W,C] with height and width that patchSize divides; crop, pad or resize them.");
    }
    int batch = x.dim(0);
    int count = x.dim(1) / side * (x.dim(2) / side);
    Conv2D cut = new Conv2D(vit.modelSize, side).withStride(side).withPadding(PaddingMode.VALID).withName("patches");
    Tensor patches = cut.forward(x).reshape(batch, count, vit.modelSize);
    Tensor token = getParameter("class_token", Shape.of(1, 1, vit.modelSize), x.dtype(), zeros());
    Tensor all = Numpy.concatenate(List.of(token.broadcastTo(Shape.of(batch, 1, vit.modelSize)), patches), 1);
    return all.add(getParameter("positions", Shape.of(1, count + 1, vit.modelSize), x.dtype(), truncatedNormal(0.02)));
  }

  private static Tensor classify(ViT vit, Tensor sequence) {
    Tensor token = Lax.sliceInDim(TransformerBlock.normalize(vit.block, sequence, "norm"), 0, 1, 1).squeeze(1);
    return new Linear(vit.numClasses).withName("logits").forward(token);
  }

  @Override
  public String toString() {
    return ViTApply.TYPE.describe(this);
  }
}
