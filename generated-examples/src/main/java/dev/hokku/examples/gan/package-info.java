/// Two networks that play against each other.
@NullMarked
package dev.hokku.examples.gan;

import org.jspecify.annotations.NullMarked;
