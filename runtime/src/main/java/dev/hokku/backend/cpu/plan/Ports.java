package dev.hokku.backend.cpu.plan;

import java.util.List;

/// What comes into a plan and goes out of it.
///
/// @param inputs given for each call
/// @param constants made with the plan
/// @param outputs given to the caller
/// @param places for each output the number of the input whose memory it takes if the caller gives that, or [Donation#NONE]
record Ports(List<Value> inputs, List<Value> constants, List<Value> outputs, int[] places) {}
