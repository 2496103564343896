/// Hokku at run time: tensors, transforms, layers, optimizers and the CPU backend.
module dev.hokku.runtime {
  requires transitive dev.hokku.annotations;
  requires static transitive org.jspecify;
  requires static jdk.incubator.vector;

  exports dev.hokku.tensor;
  exports dev.hokku.core;
  exports dev.hokku.lax;
  exports dev.hokku.lax.linalg;
  exports dev.hokku.graph;
  exports dev.hokku.random;
  exports dev.hokku.hk;
  exports dev.hokku.hk.summary;
  exports dev.hokku.nn;
  exports dev.hokku.nn.init;
  exports dev.hokku.nn.nets;
  exports dev.hokku.optim;
  exports dev.hokku.graph.pass;
  exports dev.hokku.graph.text;
  exports dev.hokku.tree;
  exports dev.hokku.transform;
  exports dev.hokku.control;
  exports dev.hokku.jit;
  exports dev.hokku.backend;
  exports dev.hokku.data;
  exports dev.hokku.io;
  exports dev.hokku.io.interop;
  exports dev.hokku.viz;

  uses dev.hokku.core.Dispatcher;
  uses dev.hokku.backend.BackendProvider;

  provides dev.hokku.core.Dispatcher with dev.hokku.backend.Backends;
  provides dev.hokku.backend.BackendProvider with dev.hokku.backend.cpu.CpuProvider, dev.hokku.backend.reference.ReferenceProvider;
}
