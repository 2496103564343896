package dev.hokku.backend.reference;

import dev.hokku.random.Threefry2x32;

/// The block cipher.
final class RandomKernels {

  private RandomKernels() {}

  static void addTo(KernelTable table) {
    table.put(Threefry2x32.class, (op, call) -> threefry(call));
  }

  private static void threefry(Call call) {
    for (int i = 0; i < call.out().length(); i++) {
      long pair = Threefry2x32.block(
          (int) call.in(0).getLong(i), (int) call.in(1).getLong(i), (int) call.in(2).getLong(i), (int) call.in(3).getLong(i));
      call.out().setLong(i, pair & 0xffffffffL);
      call.results().get(1).setLong(i, pair >>> 32);
    }
  }
}
