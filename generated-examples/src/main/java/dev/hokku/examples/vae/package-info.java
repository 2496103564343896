/// A variational autoencoder of images.
@NullMarked
package dev.hokku.examples.vae;

import org.jspecify.annotations.NullMarked;
