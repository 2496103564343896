/// An autoencoder whose code is a grid of symbols.
@NullMarked
package dev.hokku.examples.vqvae;

import org.jspecify.annotations.NullMarked;
