/// Hokku on NVIDIA GPUs: finds out whether there is one. Put on the path beside `dev.hokku.runtime`, it is found by itself.
module dev.hokku.cuda {
  requires dev.hokku.runtime;
  requires static org.jspecify;

  provides dev.hokku.backend.BackendProvider with dev.hokku.cuda.CudaProvider;
}
