package dev.hokku.hk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names as Haiku spells them; the tables are those of real Haiku (`misc/camel_to_snake.json`, `misc/name_and_number.json`).
class NamesTest {

  @ParameterizedTest
  @CsvSource({
    "Linear,linear", "LSTM,lstm", "GRU,gru", "ConvND,conv_nd", "Conv1DLSTM,conv1_dlstm", "HTTPServer2,http_server2", "aB,a_b",
    "ResNet50,res_net50", "BatchNormV2,batch_norm_v2", "A1B2,a1_b2", "VectorQuantizerEMA,vector_quantizer_ema", "DeepRNN,deep_rnn",
    "_DeepRNN,__deep_rnn", "EMAParamsTree,ema_params_tree", "MobileNetV1Block,mobile_net_v1_block", "XY,xy", "XYz,x_yz",
    "fooBar,foo_bar", "foo,foo", "NameScopeModule,name_scope_module", "UTF8Codec,utf8_codec", "Net2Net,net2_net",
    "MLPMixerBlock,mlp_mixer_block", "Conv2D,conv2_d", "IPv6Addr,i_pv6_addr"
  })
  void classNamesBecomeSnakeCase(String name, String snake) {
    assertEquals(snake, Names.camelToSnake(name));
  }

  @ParameterizedTest
  @CsvSource({
    "foo,foo,", "foo_01,foo_01,", "foo_0,foo,0", "foo_1_2,foo_1,2", "_1,'',1", "a_1/b,a_1/b,", "foo_1a,foo_1a,", "~,~,",
    "a/~/b_7,a/~/b,7", "x_9_0,x_9,0"
  })
  void numbersAreTakenOffNames(String name, String base, @Nullable Integer number) {
    assertEquals(new Names.Numbered(base, number), Names.split(name));
  }

  @Test
  void modulesAreNumberedInTheirScope() {
    Scope scope = Scope.root();
    assertEquals("linear", scope.claim("linear"));
    assertEquals("linear_1", scope.claim("linear"));
    assertEquals("mlp", scope.claim("mlp"));
  }

  @Test
  void anExplicitNumberMovesTheCount() {
    Scope scope = Scope.root();
    assertEquals("x_5", scope.claim("x_5"));
    assertEquals("x_6", scope.claim("x"));
  }

  @Test
  void aNumberWithALeadingZeroIsNone() {
    Scope scope = Scope.root();
    assertEquals("x_01", scope.claim("x_01"));
    assertEquals("x_01_1", scope.claim("x_01"));
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    Scope scope = Scope.root();
    scope.claim("x_1");
    HokkuException error = assertThrows(HokkuException.class, () -> scope.claim("x_1"));
    assertTrue(error.getMessage().contains("'x_1'"), error::getMessage);
  }

  @Test
  void scopesPrefixNames() {
    assertEquals("mlp/~/linear", Scope.constructor("mlp").claim("linear"));
    assertEquals("mlp/linear", Scope.primary("mlp").claim("linear"));
    assertEquals("mlp/~encode_all/linear", Scope.method("mlp", "encodeAll").claim("linear"));
  }

  @Test
  void aForcedNameIgnoresTheScopeAndMayRepeat() {
    Scope scope = Scope.primary("mlp");
    assertEquals("other/~/linear", scope.claim(Hk.forceName("other/~/linear")));
    assertEquals("other/~/linear", scope.claim(Hk.forceName("other/~/linear")));
    assertEquals("mlp/linear", scope.claim(Hk.forceName("mlp/linear")));
    assertEquals("mlp/linear_1", scope.claim("linear"));
  }

  @ParameterizedTest
  @CsvSource({"1a", "a-b", "''", "a/b", "a b"})
  void whatIsNoIdentifierIsNoName(String name) {
    assertThrows(HokkuException.class, () -> Scope.root().claim(name));
  }

  @Test
  void nearNamesAreSuggested() {
    assertEquals(
        "Did you mean 'mlp/linear/w'? ", NearNames.suggest("mlp/~/linear/w", java.util.stream.Stream.of("mlp/linear/w", "decoder/out/scale")));
    assertEquals("", NearNames.suggest("a/b", java.util.stream.Stream.of("something/else")));
  }
}
