package dev.hokku.processor.model;

import java.util.Set;

/// The few things that reading must know of the runtime, named by the emitter.
///
/// @param frame the frame that lowered bodies run on; its methods say which lambdas of a lifted function take a frame
/// @param key a random key
/// @param tracing packages whose functions trace what they are given, so that only lifted ones may take lambdas with effects
public record Vocabulary(TypeRef frame, TypeRef key, Set<String> tracing) {}
