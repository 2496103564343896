package dev.hokku.processor.lower;

import dev.hokku.processor.model.EffectSet;
import dev.hokku.processor.model.MethodModel;
import java.util.Optional;

/// A lowered method: its signature as read, its body as pure text.
///
/// @param copied it has no effects and stands here only because the original is private
/// @param shared it is private, and other generated classes call it
/// @param bodyName the private method that holds the body, unique in the class
/// @param body lines without indentation; class names are marked for the emitter; absent if abstract
public record PureMethod(MethodModel source, EffectSet effects, boolean copied, boolean shared, Names names, String bodyName, Optional<String> body) {}
