package dev.hokku.backend.reference;

/// All kernels of this backend.
final class Kernels {

  static final KernelTable TABLE = table();

  private Kernels() {}

  private static KernelTable table() {
    KernelTable table = new KernelTable();
    UnaryKernels.addTo(table);
    BinaryKernels.addTo(table);
    BitKernels.addTo(table);
    ValueKernels.addTo(table);
    ShapeKernels.addTo(table);
    ReductionKernels.addTo(table);
    DotKernels.addTo(table);
    CumulativeKernels.addTo(table);
    ConvKernels.addTo(table);
    WindowKernels.addTo(table);
    SortKernels.addTo(table);
    IndexKernels.addTo(table);
    RandomKernels.addTo(table);
    ControlKernels.addTo(table);
    LinalgKernels.addTo(table);
    return table;
  }
}
