package dev.hokku.parity.programs;

import dev.hokku.parity.golden.Inputs;
import dev.hokku.parity.golden.Mismatch;
import dev.hokku.parity.golden.Network;
import dev.hokku.parity.golden.Variant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// From the name and text of a Python program to its twin.
public final class Programs {

  private static final Pattern DEF = Pattern.compile("^def (\\w+)\\(", Pattern.MULTILINE);
  private static final int HASH_LENGTH = 16;

  private static final Map<String, Twin> TWINS = new HashMap<>();

  static {
    put("naming_repeat", Twin.of("64ce979144e2714b", NamingApply::namingRepeat));
    put("naming_init_vs_call", Twin.of("d3e1e082a53cb22f", NamingApply::namingInitVsCall));
    put("naming_methods", Twin.of("fe7c512df8942716", NamingApply::namingMethods));
    put("naming_nested_deep", Twin.of("fc3ebb53965b1b0d", NamingApply::namingNestedDeep));
    put("naming_force_name", Twin.of("be8ae8605fa43f9f", NamingApply::namingForceName));
    put("naming_passed_modules", Twin.of("0e4688f931359248", NamingApply::namingPassedModules));
    put("naming_toplevel_params", Twin.of("48c4e3b793c7422d", NamingApply::namingToplevelParams));
    put("naming_name_like_shared", Twin.of("5c8c4344231a017e", NamingApply::nameLikeShared));
    put("naming_transparent", Twin.of("019c27b8ef0e626b", NamingApply::namingTransparent));
    put("deferred", Twin.of("7eac5b480f0bbedc", CombinatorsApply::deferred));
    put("get_params_state", Twin.of("73233d5241668369", StatesApply::getParamsState));
    put("multi_transform", Twin.of("9495d29ef4c29599", v -> new MultiTransform(new EncoderDecoder(3 + v.integer("k", 0)))));
    put("batch_norm_cross_replica", Twin.of("4604bde4f13e3aaa", v -> new Replicated(v))
        .whose((v, steps) -> steps.getFirst().tensor(0).dim(0) == v.integer("n")));
    put("rng_reserve_size", Twin.of("9b24a8a38fa8d0e7", KeysApply::rngReserveSize));
    put("rng_optimize_use", Twin.of("1dd525815821a1b2", KeysApply::rngOptimizeUse));
    put("rng_sequence", Twin.of("37a2c08dc595f4ec", KeysApply::rngSequence));
    put("rng_reserve_keys", Twin.of("19e013c2b2df0c27", KeysApply::rngReserveKeys));
    put("rng_state_get_replace", Twin.of("42f9fbad808ad10c", KeysApply::rngStateGetReplace));
    put("rng_maybe", Twin.of("0e20d0b60b15597f", KeysApply::rngMaybe));
    put("rng_with_rng", Twin.of("8f3294caac81d6a3", KeysApply::rngWithRng));
    put("rng_prng_sequence", Twin.withOwnKeySequences("3e30029006a20e1f", KeysApply::rngPrngSequence));
    put("rng_init_order", Twin.of("c4dc4385e7e08a47", KeysApply::rngInitOrder));
    put("state_counter", Twin.of("2d75591d8d6a9a4f", StatesApply::stateCounter)
        .whose((v, steps) -> steps.size() == v.integer("n")));
    put("state_initial_value", Twin.of("08415f1db1ec4907", StatesApply::stateInitialValue));
    put("dropout_fn", Twin.of("c778876db3c29384", LayersApply::dropoutFn));
    put("dropout_net", Twin.of("c8856894b62a527c", LayersApply::dropoutNet));
    put("sequential", Twin.of("1e52416bcbd210bb", LayersApply::sequential));
    put("mlp_reverse", Twin.of("7b7ac983b1f0d8f1", LayersApply::mlpReverse));
    put("basic_helpers", Twin.of("f380f58a393a9a8b", LayersApply::basicHelpers));
    put("hk_scan", Twin.of("4306b32fb97e368a", LoopsApply::hkScan)
        .whose((v, steps) -> steps.getFirst().tensor(0).dim(0) == v.integer("T")));
    put("hk_fori", Twin.of("f77a795190204f5f", LoopsApply::hkFori));
    put("hk_while", Twin.of("33320bf586cc251e", LoopsApply::hkWhile));
    put("hk_map", Twin.of("7fb2fb1402353889", LoopsApply::hkMap)
        .whose((v, steps) -> steps.getFirst().tensor(0).dim(0) == v.integer("n")));
    put("hk_cond", Twin.of("5fb7944118b267e8", LoopsApply::hkCond)
        .whose((v, steps) -> steps.getFirst().flag(0) == v.flag("p")));
    put("hk_switch", Twin.of("f912ee635d5997c3", LoopsApply::hkSwitch)
        .whose((v, steps) -> steps.getFirst().tensor(0).item() == v.integer("i")));
    put("intercept_methods", Twin.of("7905622461b310a9", HookingApply::interceptMethods));
    put("custom_creator", Twin.of("9edcdc599e29f61d", HookingApply::customCreator));
    put("custom_getter_setter", Twin.of("abef76b35268a092", HookingApply::customGetterSetter));
    put("batch_apply", Twin.of("813a9abfbad45d8b", CombinatorsApply::batchApply));
    put("expand_apply", Twin.of("a5e7a704920a45df", CombinatorsApply::expandApply));
    put("to_module", Twin.of("686e1503279557dd", CombinatorsApply::toModule));
    put("rnn_unroll", Twin.of("beaef6288a95b633", RecurrentApply::rnnUnroll));
    put("reset_core", Twin.of("1946177f39d53afe", RecurrentApply::resetCore));
    put("rnn_encoder_module", Twin.of("7c8ceb74ba1adee4", RecurrentApply::rnnEncoderModule));
    put("hk_grad", Twin.of("961d08a35852e231", TransformsApply::hkGrad));
    put("hk_vmap", Twin.of("1b8268f1a0b8b2e0", TransformsApply::hkVmap));
    put("hk_vmap_state_shared", Twin.of("4abf2149456d8b91", TransformsApply::hkVmapStateShared));
    put("hk_remat", Twin.of("052e6f14ea4de459", TransformsApply::hkRemat));
    put("hk_eval_shape", Twin.of("7bbae04d56064ea4", TransformsApply::hkEvalShape));
    put("layer_stack", Twin.of("8477359b9a33a22e", StacksApply::stack));
    put("layer_stack_per_layer", Twin.of("59d4fc6f8ef26304", StacksApply::perLayer)
        .whose((v, steps) -> steps.getFirst().tensor(1).dim(0) == v.integer("n")));
    put("layer_stack_pass_reverse", Twin.of("06902fa4b43cfd42", StacksApply::passReverse)
        .whose((v, steps) -> steps.getFirst().tensor(1).dim(0) == v.integer("n")));
    put("layer_stack_transparent", Twin.of("031d875f5fef014b", StacksApply::transparent));
    put("lift_ensemble", Twin.of("b33de1a6f59eb68d", LiftsApply::ensemble));
    put("lift_with_state", Twin.of("cddf747dba54b0f2", LiftsApply::withState));
    put("transparent_lift", Twin.of("f52cce5d58515b78", LiftsApply::transparently));
    put("mixed_precision", Twin.of("824ae39b37c7786d", MixedApply::mixedPrecision));
    put("half_modules", Twin.of("10f77da2ecb3a25a", HalvesApply::halfModules));
  }

  private Programs() {}

  private static void put(String name, Twin twin) {
    TWINS.put(name, twin);
  }

  /// The network of a program with a variant.
  ///
  /// @param text of the program; a twin stands for one text only
  /// @param steps the inputs of each step
  public static Network network(String text, Variant variant, List<Inputs> steps) {
    Matcher def = DEF.matcher(text);
    if (!def.find()) {
      throw new Mismatch("the program defines no function");
    }
    String name = def.group(1);
    Twin twin = TWINS.get(name);
    if (twin == null) {
      throw new Mismatch("there is no Java twin of the program '%s'".formatted(name));
    }
    String hash = hash(text);
    if (!twin.hash().equals(hash)) {
      throw new Mismatch("the program '%s' has the hash %s; its twin was written from another text, %s".formatted(name, hash, twin.hash()));
    }
    return twin.with(variant, steps);
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every JDK has SHA-256.", e);
    }
  }
}
