package dev.hokku.tests.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.processor.emit.RuntimeNames;
import dev.hokku.processor.model.TypeRef;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The processor knows the runtime as text only; every name of that text exists.
class RuntimeNamesTest {

  @Test
  void everyNameResolves() {
    List<String> missing = RuntimeNames.all().stream().map(TypeRef::qualified).filter(name -> !exists(name)).toList();

    assertEquals(List.of(), missing);
    assertTrue(RuntimeNames.all().size() > 10);
  }

  private static boolean exists(String name) {
    try {
      Class.forName(name, false, RuntimeNamesTest.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
