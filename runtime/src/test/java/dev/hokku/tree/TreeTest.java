package dev.hokku.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TreeTest {

  record Point(Tensor x, String label, List<Tensor> rest) implements TreeNode {
    @Override
    public List<String> names() {
      return List.of("x", "label", "rest");
    }

    @Override
    public List<Object> children() {
      return Arrays.asList(x, label, rest);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Point withChildren(List<Object> children) {
      return new Point((Tensor) children.get(0), (String) children.get(1), (List<Tensor>) children.get(2));
    }
  }

  private static final Tensor A = Numpy.scalar(1f);
  private static final Tensor B = Numpy.scalar(2f);
  private static final Tensor C = Numpy.scalar(3f);

  @Test
  void flattenListsTensorsInAFixedOrderAndUnflattenPutsThemBack() {
    Map<String, Object> tree = new HashMap<>();
    tree.put("z", new Point(A, "p", List.of(B, C)));
    tree.put("a", Optional.of(C));
    tree.put("none", Optional.empty());
    tree.put("null", null);
    tree.put("array", new Tensor[] {A, B});
    tree.put("ints", new int[] {1, 2});
    Flattened flat = Tree.flatten(tree);
    assertEquals(List.of(C, A, B, A, B, C), flat.leaves());
    assertEquals(List.of("[a].get()", "[array][0]", "[array][1]", "[z].x", "[z].rest[0]", "[z].rest[1]"), Tree.paths(tree));
    Map<String, Object> back = Tree.like(tree, flat.def(), List.of(A, A, A, A, A, A));
    assertEquals(new Point(A, "p", List.of(A, A)), back.get("z"));
    assertNull(back.get("null"));
    assertArrayEquals(new Tensor[] {A, A}, (Tensor[]) back.get("array"));
  }

  @Test
  void structuresAreEqualWhateverTheKindOfListOrMap() {
    assertEquals(Tree.structure(Map.of("a", A, "b", B)), Tree.structure(new TreeMap<>(Map.of("b", B, "a", A))));
    assertEquals(Tree.structure(List.of(A)), Tree.structure(new ArrayList<>(List.of(A))));
    assertEquals(Tree.structure(new int[] {1}), Tree.structure(new int[] {1}));
    assertEquals(Tree.structure(Map.of("a", A)).hashCode(), Tree.structure(Map.of("a", B)).hashCode());
    assertFalse(Tree.structure(new int[] {1}).equals(Tree.structure(new int[] {2})));
  }

  @Test
  void matchAgreesWithFlatten() {
    List<Object> trees = List.of(
        A, List.of(A), List.of(A, B), Map.of("a", A), Map.of("b", A), Optional.of(A), Optional.empty(), "s", "t", new Point(A, "p", List.of()),
        new Point(A, "q", List.of()), new Point(A, "p", List.of(B)), new Tensor[] {A}, new Object[] {A}, Params.builder().put("m", "w", A).build(),
        State.builder().put("m", "w", A).build());
    for (Object one : trees) {
      for (Object other : trees) {
        List<Tensor> leaves = new ArrayList<>();
        boolean match = Tree.structure(one).match(other, leaves);
        assertEquals(Tree.structure(one).equals(Tree.structure(other)), match, one + " and " + other);
        if (match) {
          assertEquals(Tree.leaves(other), leaves);
        }
      }
    }
  }

  private static String difference(Object left, Object right) {
    return Tree.structure(left).difference(Tree.structure(right)).orElse("none");
  }

  @Test
  void theFirstDifferingPathIsNamed() {
    assertEquals("'[1]' is a tensor in one and a List in the other", difference(List.of(A, B), List.of(A, List.of(B))));
    assertEquals("The whole value has 2 elements in one and 1 in the other", difference(List.of(A, B), List.of(A)));
    assertEquals("'[b]' is in one and missing in the other", difference(Map.of("a", A, "b", B), Map.of("a", A)));
    assertEquals("'[b]' is missing in one and present in the other", difference(Map.of("a", A), Map.of("a", A, "b", B)));
    assertEquals(
        "'[k].label' is the static value p in one and the static value q in the other",
        difference(Map.of("k", new Point(A, "p", List.of())), Map.of("k", new Point(A, "q", List.of()))));
    HokkuException error = assertThrows(HokkuException.class, () -> Tree.map2(Tensor::add, List.<Object>of(A), List.<Object>of("x")));
    assertTrue(error.getMessage().startsWith("map2: two trees differ in structure: '[0]' is a tensor in one and the static value x in the other."), error.getMessage());
  }

  @Test
  void paramsKeepTheirOrderAndShareTheirNames() {
    Params params = Params.builder().put("b", "w", A).put("a", "w", B).put("b", "b", C).build();
    assertEquals(List.of("b/w", "b/b", "a/w"), params.names());
    assertEquals(3, params.size());
    assertEquals(12, params.byteSize());
    assertEquals(List.of(A, C), List.copyOf(params.of("b").values()));
    Params mapped = Tree.map(x -> A, params);
    assertSame(A, mapped.get("a", "w"));
    assertEquals(Tree.structure(params), Tree.structure(mapped));
    assertSame(B, params.with("a", "w", A).with("a", "w", B).get("a", "w"));
    assertEquals(4, params.with("c", "w", A).size());
    HokkuException error = assertThrows(HokkuException.class, () -> params.get("b", "x"));
    assertEquals("There is no parameter 'x' of module 'b'.", error.wrong());
    assertEquals("The module has [w, b].", error.mend());
  }

  @Test
  void reduceGoesInOrder() {
    assertEquals("123", Tree.reduce((String text, Tensor x) -> text + (int) x.item(), List.of(A, Map.of("k", B), C), ""));
  }
}
