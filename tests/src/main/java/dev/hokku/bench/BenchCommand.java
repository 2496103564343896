package dev.hokku.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hokku bench NAME…`: times pieces of work that are also written for other libraries, under the same names.
@Command(
    name = "bench",
    description = {
      "Times Hokku on the CPU. Names: sgemm_N; relu_xwb_1M, exp_1M, tanh_1M, gelu_tanh_1M, sigmoid_1M, softmax1024_1M, layernorm1024_1M, sum_1M;"
          + " add8; convKxK_cC_hH_oO_bB; mlp_train_b128, lenet_train_b64, lstm256_t64_b32_train, gpt2block_train_b4_t128, gpt2block_fwd_b4_t128;"
          + " resnet50_fwd_b1, resnet50_fwd_b8, resnet50_train_b4, resnet50_train_compile_b4, resnet50_init_b8, resnet200_init_b8.",
      "Each is warmed up for 2.5 to 15 s first. alloc_bytes_per_call is what all threads allocate beyond the result's elements, the median over windows of 20 ms."
    },
    mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "What to time; everything if nothing is named.")
  private List<String> names = List.of();

  @Option(names = "--json", description = "Print one line of JSON per name.")
  private boolean json;

  @Option(names = "--allocation", description = "Print what the calls of --secs seconds allocate, from the first on, instead of times.")
  private boolean allocation;

  @Option(names = "--threads", defaultValue = "1", description = "How many threads compute (default: ${DEFAULT-VALUE}).")
  private int threads = 1;

  @Option(names = "--secs", defaultValue = "2", description = "Seconds to measure each (default: ${DEFAULT-VALUE}).")
  private double seconds = 2;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  /// For picocli.
  public BenchCommand() {}

  @Override
  public Integer call() {
    if (threads < 1 || !(seconds > 0)) {
      throw new ParameterException(spec.commandLine(), "--threads %d and --secs %s: both must be above 0.".formatted(threads, seconds));
    }
    // Read when the first backend is made, which no workload has done yet.
    System.setProperty("hokku.threads", Integer.toString(threads));
    PrintWriter out = spec.commandLine().getOut();
    for (Supplier<Workload> chosen : chosen()) {
      Workload work = chosen.get();
      if (allocation) {
        out.print(Allocation.measure(work, seconds).text(work));
        out.flush();
        continue;
      }
      Timing timing = Timing.measure(work, seconds);
      out.println(json
          ? timing.json(work, threads)
          : String.format(
              Locale.ROOT, "%-24s %10.4f ms  (fastest %.4f, first call %.0f, %d bytes allocated)",
              work.name(), timing.medianMs(), timing.minMs(), timing.firstCallMs(), timing.allocatedBytes()));
      out.flush();
    }
    return ExitCode.OK;
  }

  private List<Supplier<Workload>> chosen() {
    if (names.isEmpty()) {
      return List.copyOf(Workloads.named().values());
    }
    List<Supplier<Workload>> chosen = new ArrayList<>();
    for (String name : names) {
      chosen.add(Workloads.find(name).orElseThrow(() -> new ParameterException(
          spec.commandLine(), "There is no benchmark '%s'. Names: %s.".formatted(name, String.join(", ", Workloads.named().keySet())))));
    }
    return chosen;
  }
}
