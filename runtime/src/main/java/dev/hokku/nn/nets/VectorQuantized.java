package dev.hokku.nn.nets;

import dev.hokku.HkTree;
import dev.hokku.tensor.Tensor;

/// What a vector quantizer gives. D is the length of an embedding, N their number, B the product of all axes of the input but the last.
///
/// @param quantize the input with each vector replaced by its nearest embedding, `[..,D]`; its gradient goes straight through to the input
/// @param loss to be added to the loss of the model, `f32[]`
/// @param perplexity how many embeddings were in use: `exp` of the entropy of their shares, `f32[]`
/// @param encodings which embedding each vector took, as one-hot rows, `[B,N]`
/// @param encodingIndices the same as numbers, `s32[..]`
/// @param distances squared distance of each vector from each embedding, `[B,N]`
@HkTree
public record VectorQuantized(
    Tensor quantize, Tensor loss, Tensor perplexity, Tensor encodings, Tensor encodingIndices, Tensor distances)
    implements VectorQuantizedTree {}
