package dev.hokku.backend.cpu.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which provider of loops is chosen.
class LoopProviderTest {

  private static final Optional<String> REFUSED = Optional.of("a native image defines no classes");

  @Test
  void classesAreGeneratedWhereTheyCanBe() {
    assertEquals(Optional.empty(), LoopClasses.refusal());
    assertFalse(LoopProvider.Choice.blocked("", Optional.empty()));
    assertFalse(LoopProvider.Choice.blocked("generated", Optional.empty()));
  }

  @Test
  void whereClassesAreRefusedOrUnwantedLoopsAreFixed() {
    assertTrue(LoopProvider.Choice.blocked("", REFUSED));
    assertTrue(LoopProvider.Choice.blocked("blocked", REFUSED));
    assertTrue(LoopProvider.Choice.blocked("blocked", Optional.empty()));
  }

  @Test
  void aWishThatCannotBeMetIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> LoopProvider.Choice.blocked("generated", REFUSED));
    assertThrows(IllegalArgumentException.class, () -> LoopProvider.Choice.blocked("unrolled", Optional.empty()));
  }
}
