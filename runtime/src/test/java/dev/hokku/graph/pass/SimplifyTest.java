package dev.hokku.graph.pass;

import org.junit.jupiter.api.Test;

/// Each rule fires where its table says, and does not where it would change a bit.
class SimplifyTest {

  private static final Simplify SIMPLIFY = new Simplify();

  @Test
  void operationsThatDoNothing() {
    for (String idle : new String[] {
      "reshape[shape=[2,3]]", "broadcast_in_dim[shape=[2,3], dims={0,1}]", "convert_element_type[dtype=f32]", "transpose[permutation={0,1}]",
      "rev[axes={}]", "slice[start={0,0}, limit={2,3}, strides={1,1}]", "concatenate[axis=1]", "stop_gradient", "integer_pow[power=1]",
      "reduce_max[axes={}]"
    }) {
      On.graph("(a:f32[2,3])", "b:f32[2,3] = " + idle + " a", "c:f32[2,3] = neg b", "return c")
          .becomes(SIMPLIFY, "c:f32[2,3] = neg a", "return c");
    }
  }

  @Test
  void operationsThatDoSomething() {
    for (String busy : new String[] {
      "transpose[permutation={1,0}]", "rev[axes={1}]", "integer_pow[power=2]", "reduce_sum[axes={}]",
      "pad[padding=[Padding[low=1, high=-1, interior=0], Padding[low=0, high=0, interior=0]]]"
    }) {
      String value = busy.startsWith("pad") ? " 0.0:f32" : "";
      On.graph("(a:f32[3,3])", "b:f32[3,3] = " + busy + " a" + value, "return b").stays(SIMPLIFY);
    }
  }

  @Test
  void twoMovesBecomeOne() {
    On.graph("(a:f32[6])", "b:f32[2,3] = reshape[shape=[2,3]] a", "c:f32[3,2] = reshape[shape=[3,2]] b", "return c")
        .becomes(SIMPLIFY, "c:f32[3,2] = reshape[shape=[3,2]] a", "return c");
    On.graph("(a:f32[2,3,4])", "b:f32[4,2,3] = transpose[permutation={2,0,1}] a", "c:f32[3,4,2] = transpose[permutation={2,0,1}] b", "return c")
        .becomes(SIMPLIFY, "c:f32[3,4,2] = transpose[permutation={1,2,0}] a", "return c");
    On.graph("(a:f32[2,3])", "b:f32[3,2] = transpose[permutation={1,0}] a", "c:f32[2,3] = transpose[permutation={1,0}] b", "return c")
        .becomes(SIMPLIFY, "return a");
    On.graph("(a:f32[7])", "b:f32[7] = rev[axes={0}] a", "c:f32[7] = rev[axes={0}] b", "return c").becomes(SIMPLIFY, "return a");
    On.graph("(a:f32[9])", "b:f32[4] = slice[start={1}, limit={9}, strides={2}] a", "c:f32[2] = slice[start={1}, limit={4}, strides={2}] b", "return c")
        .becomes(SIMPLIFY, "c:f32[2] = slice[start={3}, limit={8}, strides={4}] a", "return c");
    On.graph("(a:f32[3])", "b:f32[3,4] = broadcast_in_dim[shape=[3,4], dims={0}] a", "c:f32[2,3,4] = broadcast_in_dim[shape=[2,3,4], dims={1,2}] b",
            "return c")
        .becomes(SIMPLIFY, "c:f32[2,3,4] = broadcast_in_dim[shape=[2,3,4], dims={1}] a", "return c");
    On.graph("(a:f32[])", "b:f32[6] = broadcast_in_dim[shape=[6], dims={}] a", "c:f32[2,3] = reshape[shape=[2,3]] b", "return c")
        .becomes(SIMPLIFY, "c:f32[2,3] = broadcast_in_dim[shape=[2,3], dims={}] a", "return c");
  }

  @Test
  void aSliceOfAConcatenationIsThatOfOneOperand() {
    On.graph("(a:f32[3], b:f32[4])", "c:f32[7] = concatenate[axis=0] a b", "d:f32[2] = slice[start={4}, limit={6}, strides={1}] c", "return d")
        .becomes(SIMPLIFY, "d:f32[2] = slice[start={1}, limit={3}, strides={1}] b", "return d");
    On.graph("(a:f32[3], b:f32[4])", "c:f32[7] = concatenate[axis=0] a b", "d:f32[2] = slice[start={2}, limit={4}, strides={1}] c", "return d")
        .stays(SIMPLIFY);
  }

  @Test
  void conversionsThatLoseNothingAreSkipped() {
    On.graph("(a:bf16[3])", "b:f32[3] = convert_element_type[dtype=f32] a", "c:f64[3] = convert_element_type[dtype=f64] b", "return c")
        .becomes(SIMPLIFY, "c:f64[3] = convert_element_type[dtype=f64] a", "return c");
    On.graph("(a:f32[3])", "b:bf16[3] = convert_element_type[dtype=bf16] a", "c:f32[3] = convert_element_type[dtype=f32] b", "return c")
        .stays(SIMPLIFY);
    On.graph("(a:s32[3])", "b:f32[3] = convert_element_type[dtype=f32] a", "c:s32[3] = convert_element_type[dtype=s32] b", "return c")
        .stays(SIMPLIFY);
    On.graph("(a:f16[3])", "b:bf16[3] = convert_element_type[dtype=bf16] a", "c:f16[3] = convert_element_type[dtype=f16] b", "return c")
        .stays(SIMPLIFY);
  }

  @Test
  void neutralOperands() {
    String one = "b:f32[3] = full[aval=f32[3], value=1.0]";
    On.graph("(a:f32[3])", one, "c:f32[3] = mul a b", "return c").becomes(SIMPLIFY, "return a");
    On.graph("(a:f32[3])", one, "c:f32[3] = mul b a", "return c").becomes(SIMPLIFY, "return a");
    On.graph("(a:f32[3])", one, "c:f32[3] = div a b", "return c").becomes(SIMPLIFY, "return a");
    On.graph("(a:f32[3])", "b:f32[3] = full[aval=f32[3], value=-0.0]", "c:f32[3] = add a b", "return c").becomes(SIMPLIFY, "return a");
    On.graph("(a:f32[3])", "b:f32[3] = full[aval=f32[3], value=0.0]", "c:f32[3] = sub a b", "return c").becomes(SIMPLIFY, "return a");
    On.graph("(a:s32[3])", "b:s32[3] = full[aval=s32[3], value=0.0]", "c:s32[3] = add b a", "return c").becomes(SIMPLIFY, "return a");
    On.graph("(a:bool[3])", "b:bool[3] = full[aval=bool[3], value=1.0]", "c:bool[3] = and a b", "return c").becomes(SIMPLIFY, "return a");
    On.graph("(a:u8[3])", "b:u8[3] = full[aval=u8[3], value=255.0]", "c:u8[3] = and a b", "return c").becomes(SIMPLIFY, "return a");
    On.graph("(a:f32[])", "b:f32[] = mul a 1.0:f32", "return b").becomes(SIMPLIFY, "return a");
  }

  @Test
  void operandsThatAreNotNeutral() {
    String zero = "b:f32[3] = full[aval=f32[3], value=0.0]";
    On.graph("(a:f32[3])", zero, "c:f32[3] = add a b", "return c").stays(SIMPLIFY);
    On.graph("(a:f32[3])", zero, "c:f32[3] = mul a b", "return c").stays(SIMPLIFY);
    On.graph("(a:f32[3])", zero, "c:f32[3] = sub b a", "return c").stays(SIMPLIFY);
    On.graph("(a:f32[3])", "b:f32[3] = full[aval=f32[3], value=-0.0]", "c:f32[3] = sub a b", "return c").stays(SIMPLIFY);
    On.graph("(a:f32[3])", "b:f32[3] = sub a a", "return b").stays(SIMPLIFY);
    On.graph("(a:f32[3])", "b:f32[3] = full[aval=f32[3], value=1.0]", "c:f32[3] = div b a", "return c").stays(SIMPLIFY);
  }

  @Test
  void wholeNumbersThatVanish() {
    On.graph("(a:s32[3])", "b:s32[3] = sub a a", "return b").becomes(SIMPLIFY, "b:s32[3] = full[aval=s32[3], value=0.0]", "return b");
    On.graph("(a:s32[3])", "b:s32[3] = full[aval=s32[3], value=0.0]", "c:s32[3] = mul a b", "return c")
        .becomes(SIMPLIFY, "c:s32[3] = full[aval=s32[3], value=0.0]", "return c");
  }

  @Test
  void thePowerOfZeroIsOne() {
    On.graph("(a:f32[3])", "b:f32[3] = integer_pow[power=0] a", "return b").becomes(SIMPLIFY, "b:f32[3] = full[aval=f32[3], value=1.0]", "return b");
  }

  @Test
  void signsCancel() {
    On.graph("(a:f32[3])", "b:f32[3] = neg a", "c:f32[3] = neg b", "return c").becomes(SIMPLIFY, "return a");
    On.graph("(a:f32[3], b:f32[3])", "c:f32[3] = neg b", "d:f32[3] = add a c", "return d").becomes(SIMPLIFY, "d:f32[3] = sub a b", "return d");
    On.graph("(a:f32[3], b:f32[3])", "c:f32[3] = neg b", "d:f32[3] = sub a c", "return d").becomes(SIMPLIFY, "d:f32[3] = add a b", "return d");
    On.graph("(a:f32[3], b:f32[3])", "c:f32[3] = neg a", "d:f32[3] = neg b", "e:f32[3] = mul c d", "return e")
        .becomes(SIMPLIFY, "e:f32[3] = mul a b", "return e");
    On.graph("(a:f32[3])", "b:f32[3] = neg a", "c:f32[3] = abs b", "return c").becomes(SIMPLIFY, "c:f32[3] = abs a", "return c");
    On.graph("(a:s32[3], b:s32[3])", "c:s32[3] = neg a", "d:s32[3] = neg b", "e:s32[3] = div c d", "return e").stays(SIMPLIFY);
    On.graph("(a:f32[3], b:f32[3])", "c:f32[3] = neg a", "d:f32[3] = sub c b", "return d").stays(SIMPLIFY);
  }

  @Test
  void choicesAreDecided() {
    On.graph("(a:bool[3], b:f32[3])", "c:f32[3] = select a b b", "return c").becomes(SIMPLIFY, "return b");
    On.graph("(a:f32[3], b:f32[3])", "c:bool[3] = full[aval=bool[3], value=0.0]", "d:f32[3] = select c a b", "return d").becomes(SIMPLIFY, "return b");
    On.graph("(a:bool[3], b:f32[3], c:f32[3])", "d:bool[3] = not a", "e:f32[3] = select d b c", "return e")
        .becomes(SIMPLIFY, "e:f32[3] = select a c b", "return e");
    On.graph("(a:bool[3], b:f32[3], c:f32[3])", "d:f32[3] = select a b c", "return d").stays(SIMPLIFY);
  }

  @Test
  void equalOperandsAreOne() {
    for (String op : new String[] {"max", "min"}) {
      On.graph("(a:f32[3])", "b:f32[3] = " + op + " a a", "return b").becomes(SIMPLIFY, "return a");
      On.graph("(a:f32[3], b:f32[3])", "c:f32[3] = " + op + " a b", "return c").stays(SIMPLIFY);
    }
    for (String op : new String[] {"and", "or"}) {
      On.graph("(a:s32[3])", "b:s32[3] = " + op + " a a", "return b").becomes(SIMPLIFY, "return a");
      On.graph("(a:s32[3], b:s32[3])", "c:s32[3] = " + op + " a b", "return c").stays(SIMPLIFY);
    }
    On.graph("(a:s32[3])", "b:s32[3] = xor a a", "return b").becomes(SIMPLIFY, "b:s32[3] = full[aval=s32[3], value=0.0]", "return b");
    On.graph("(a:s32[3], b:s32[3])", "c:s32[3] = xor a b", "return c").stays(SIMPLIFY);
  }

  @Test
  void bitsThatChangeNothing() {
    String zero = "b:s32[3] = full[aval=s32[3], value=0.0]";
    String one = "b:s32[3] = full[aval=s32[3], value=1.0]";
    for (String op : new String[] {"or", "xor", "shift_left", "shift_right_arithmetic", "shift_right_logical"}) {
      On.graph("(a:s32[3])", zero, "c:s32[3] = " + op + " a b", "return c").becomes(SIMPLIFY, "return a");
      On.graph("(a:s32[3])", one, "c:s32[3] = " + op + " a b", "return c").stays(SIMPLIFY);
    }
    On.graph("(a:s32[3])", zero, "c:s32[3] = shift_left b a", "return c").stays(SIMPLIFY);
    On.graph("(a:s32[3])", zero, "c:s32[3] = and a b", "return c").stays(SIMPLIFY);
  }

  @Test
  void movesThatDoNotGoTogether() {
    On.graph("(a:f32[3,3])", "b:f32[3,3] = rev[axes={0}] a", "c:f32[3,3] = rev[axes={1}] b", "return c").stays(SIMPLIFY);
    On.graph("(a:f32[3,3])", "b:f32[3,3] = transpose[permutation={1,0}] a", "c:f32[9] = reshape[shape=[9]] b", "return c").stays(SIMPLIFY);
    On.graph("(a:f32[3])", "b:f32[3,4] = broadcast_in_dim[shape=[3,4], dims={0}] a", "c:f32[12] = reshape[shape=[12]] b", "return c").stays(SIMPLIFY);
    On.graph("(a:f32[3])", "b:f32[3] = neg a", "c:f32[3] = exp b", "d:f32[3] = neg c", "return d").stays(SIMPLIFY);
    On.graph("(a:bool[3])", "b:bool[3] = not a", "c:bool[3] = not b", "return c").becomes(SIMPLIFY, "return a");
  }
}
