package dev.hokku.parity.configs;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hokku.parity.golden.Mismatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The order of the parameters of Haiku's constructors, for arguments that are given by place.
final class Signatures {

  private static final Map<String, String> SIGNATURES = new HashMap<>();

  /// In front of the names of initializers.
  private static final String INITIALIZERS = "initializers.";

  static {
    String conv = "output_channels kernel_shape stride rate padding with_bias w_init b_init data_format mask feature_group_count name";
    String transpose = "output_channels kernel_shape stride output_shape padding with_bias w_init b_init data_format mask name";
    String depthwise = "channel_multiplier kernel_shape stride rate padding with_bias w_init b_init data_format name";
    String pool = "window_shape strides padding channel_axis name";
    String resNet = "num_classes bn_config resnet_v2 logits_config name initial_conv_config strides";
    put("output_size with_bias w_init b_init name", "Linear");
    put("output_size bias_dims b_init name", "Bias");
    put("vocab_size embed_dim embedding_matrix w_init lookup_style name precision", "Embed");
    put("preserve_dims name", "Flatten");
    put("output_shape preserve_dims name", "Reshape");
    put("layers name", "Sequential");
    put("create_scale create_offset decay_rate eps scale_init offset_init axis cross_replica_axis cross_replica_axis_index_groups data_format name", "BatchNorm");
    put("axis create_scale create_offset eps scale_init offset_init use_fast_variance name", "LayerNorm");
    put("groups axis create_scale create_offset eps scale_init offset_init data_format name", "GroupNorm");
    put("create_scale create_offset eps scale_init offset_init data_format name", "InstanceNorm");
    put("axis eps scale_init name create_scale", "RMSNorm");
    put("decay zero_debias warmup_length name", "ExponentialMovingAverage");
    put("decay zero_debias warmup_length ignore_regex name", "EMAParamsTree");
    put("eps n_steps name", "SpectralNorm");
    put("eps n_steps ignore_regex name", "SNParamsTree");
    put(conv, "Conv1D", "Conv2D", "Conv3D");
    put("num_spatial_dims " + conv, "ConvND");
    put(transpose, "Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose");
    put("num_spatial_dims " + transpose, "ConvNDTranspose");
    put(depthwise, "DepthwiseConv1D", "DepthwiseConv2D", "DepthwiseConv3D");
    put(depthwise.replace("rate ", ""), "SeparableDepthwiseConv2D");
    put(pool, "AvgPool", "MaxPool");
    put("num_heads key_size w_init_scale", "MultiHeadAttention");
    put("output_sizes w_init b_init with_bias activation activate_final name", "nets.MLP");
    put("strides channels num_classes use_bn name", "nets.MobileNetV1");
    put("embedding_dim num_embeddings commitment_cost dtype name cross_replica_axis", "nets.VectorQuantizer");
    put("embedding_dim num_embeddings commitment_cost decay epsilon dtype cross_replica_axis name", "nets.VectorQuantizerEMA");
    put(
        "blocks_per_group num_classes bn_config resnet_v2 bottleneck channels_per_group use_projection logits_config name initial_conv_config strides",
        "nets.ResNet");
    put("constant", "initializers.Constant");
    put("stddev mean", "initializers.RandomNormal");
    put("stddev mean lower upper", "initializers.TruncatedNormal");
    put("minval maxval", "initializers.RandomUniform");
    put("scale", "initializers.UniformScaling");
    put("scale axis", "initializers.Orthogonal");
    put("gain", "initializers.Identity");
    put("scale mode distribution fan_in_axes", "initializers.VarianceScaling");
    put(resNet, "nets.ResNet18", "nets.ResNet34", "nets.ResNet50", "nets.ResNet101", "nets.ResNet152", "nets.ResNet200");
  }

  private Signatures() {}

  private static void put(String parameters, String... modules) {
    for (String module : modules) {
      SIGNATURES.put(module, parameters);
    }
  }

  /// Whether the order of this module's parameters is known.
  static boolean knows(String module) {
    return SIGNATURES.containsKey(module);
  }

  /// `{"$init": name, …}`, of that itself or of the expression of a call.
  static JsonObject initializer(JsonObject json) {
    if (!json.has("$call")) {
      return json.deepCopy();
    }
    String type = json.get("$call").getAsString();
    String plain = type.substring(type.lastIndexOf('.') + 1);
    JsonObject named = named(INITIALIZERS + plain, json.getAsJsonArray("args"), json.getAsJsonObject("kwargs"));
    named.addProperty("$init", plain);
    return named;
  }

  /// All arguments by name.
  ///
  /// @param args by place
  /// @param kwargs by name
  static JsonObject named(String module, JsonArray args, JsonObject kwargs) {
    JsonObject named = kwargs.deepCopy();
    List<String> parameters = List.of(SIGNATURES.getOrDefault(module, "").split(" "));
    for (int i = 0; i < args.size(); i++) {
      if (i == parameters.size() || named.has(parameters.get(i))) {
        throw new Mismatch("hk.%s takes no argument %d beside %s".formatted(module, i, named.keySet()));
      }
      named.add(parameters.get(i), args.get(i));
    }
    return named;
  }
}
