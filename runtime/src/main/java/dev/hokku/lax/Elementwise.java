package dev.hokku.lax;

import dev.hokku.core.Primitive;

/// Computes element `i` of the result from element `i` of each operand, all of one shape: what fusion may put into one loop.
public interface Elementwise extends Primitive {}
