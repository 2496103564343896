package dev.hokku.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The workloads of `hokku bench` under JMH: the same names, so that both can be read side by side.
///
/// Threads are those of the backend, `-Dhokku.threads`, not JMH's: one caller, whose work is shared out.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = {"--add-modules", "jdk.incubator.vector"})
public class WorkloadBenchmark {

  /// A name of the table of `hokku bench`; others may be given with `-p name=…`.
  @Param({"mlp_train_b128", "lenet_train_b64", "sgemm_1024", "relu_xwb_1M", "softmax1024_1M", "add8"})
  public String name = "";

  private Workload.Call call = () -> "";

  /// Makes the inputs, traces and compiles.
  @Setup
  public void prepare() {
    call = Workloads.find(name).orElseThrow().get().call();
  }

  /// One call; `add8` is a hundred additions.
  @Benchmark
  public Object call() {
    return call.run();
  }
}
