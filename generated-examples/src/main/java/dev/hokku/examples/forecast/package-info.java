/// An LSTM that goes on with a chaotic series.
@NullMarked
package dev.hokku.examples.forecast;

import org.jspecify.annotations.NullMarked;
