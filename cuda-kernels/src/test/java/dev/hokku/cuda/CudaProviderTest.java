package dev.hokku.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hokku.backend.Backends;
import dev.hokku.core.HokkuException;
import org.junit.jupiter.api.Test;

class CudaProviderTest {

  @Test
  void aMissingDriverIsOneLine() {
    Driver none = Driver.probe("libno-such-driver.so.1");

    assertEquals("there is no NVIDIA driver (libno-such-driver.so.1)", CudaProvider.reason(none));
  }

  @Test
  void aGpuIsNamedAndNotChosen() {
    assertEquals("this version has no kernels for the 2 GPU(s) that the driver sees (CUDA 12.4)", CudaProvider.reason(new Driver(12040, 2, "")));
  }

  @Test
  void theProviderIsFoundAndGivesItsReasonOnThisMachineToo() {
    String error = assertThrows(HokkuException.class, () -> Backends.named("cuda")).wrong();

    assertTrue(error.startsWith("Backend 'cuda' cannot run here: th"), error);
    assertFalse(error.contains("\n"), error);
  }
}
