package dev.hokku.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.core.HokkuException;
import dev.hokku.lax.Numpy;
import dev.hokku.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Choosing, changing, splitting and joining parameters and state.
class DataStructuresTest {

  private static final Params PARAMS = Params.builder()
      .put("b", "w", Numpy.ones(2))
      .put("a", "w", Numpy.ones(3))
      .put("a", "b", Numpy.zeros(1))
      .build();

  private static List<String> paths(TensorDict<?> structure) {
    return structure.entries().map(entry -> entry.module() + "/" + entry.name()).toList();
  }

  @Test
  void traverseIsSortedByPath() {
    assertEquals(List.of("a/b", "a/w", "b/w"), DataStructures.traverse(PARAMS).stream().map(e -> e.module() + "/" + e.name()).toList());
  }

  @Test
  void filterKeepsTheTypeOfTheStructure() {
    State state = State.builder().put("bn", "counter", Numpy.ones()).put("bn", "average", Numpy.ones(2)).build();
    State averages = DataStructures.filter(entry -> entry.name().equals("average"), state);
    assertEquals(List.of("bn/average"), paths(averages));
  }

  @Test
  void mapSeesTheName() {
    Params mapped = DataStructures.map(e -> e.name().equals("w") ? e.tensor().mul(10) : e.tensor(), PARAMS);
    assertEquals(10, mapped.get("a", "w").at(0).get().item());
    assertEquals(0, mapped.get("a", "b").at(0).get().item());
  }

  @Test
  void partsAreDisjointAndMergeToTheWhole() {
    DataStructures.Split<Params> split = DataStructures.partition(e -> e.module().equals("a"), PARAMS);
    assertEquals(List.of("a/b", "a/w"), paths(split.accepted()));
    assertEquals(List.of("b/w"), paths(split.rest()));
    assertEquals(List.of("a/b", "a/w", "b/w"), paths(DataStructures.merge(split.rest(), split.accepted())));
  }

  @Test
  void aPartBeyondTheLastIsRefused() {
    HokkuException refused = assertThrows(HokkuException.class, () -> DataStructures.partitionN(e -> 2, PARAMS, 2));
    assertTrue(refused.getMessage().startsWith("partitionN puts 'b' of 'a' into part 2 of 2."), refused.getMessage());
  }

  @Test
  void ofOneNameTheLastIsTaken() {
    Params other = Params.builder().put("a", "w", Numpy.zeros(5)).build();
    assertEquals(5, DataStructures.merge(PARAMS, other).get("a", "w").dim(0));
    HokkuException refused = assertThrows(HokkuException.class, () -> DataStructures.mergeChecked(PARAMS, other));
    assertTrue(refused.getMessage().startsWith("'w' of 'a' is f32[3] in one structure and f32[5] in another."), refused.getMessage());
    assertEquals(List.of("a/b", "a/w", "b/w"), paths(DataStructures.mergeChecked(PARAMS, PARAMS)));
  }

  @Test
  void aSubsetIsOneOfNames() {
    Params some = Params.builder().put("a", "w", Numpy.zeros(7)).build();
    assertTrue(DataStructures.isSubset(some, PARAMS));
    assertFalse(DataStructures.isSubset(PARAMS, some));
    assertTrue(DataStructures.isSubset(Params.empty(), Params.empty()));
  }

  @Test
  void sizesAreOfAnyTree() {
    assertEquals(6, DataStructures.treeSize(PARAMS));
    assertEquals(24 + 8, DataStructures.treeBytes(List.of(PARAMS, Numpy.ones(2))));
  }

  @Test
  void whatIsMutableIsACopy() {
    Map<String, Map<String, Tensor>> dict = DataStructures.toMutableDict(PARAMS);
    dict.get("a").remove("w");
    assertEquals(3, PARAMS.size());
    assertEquals(List.of("a/b", "b/w"), paths(DataStructures.toHaikuDict(dict)));
  }
}
