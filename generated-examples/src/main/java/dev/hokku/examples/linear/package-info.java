/// A straight line, and the solution that needs no training.
@NullMarked
package dev.hokku.examples.linear;

import org.jspecify.annotations.NullMarked;
