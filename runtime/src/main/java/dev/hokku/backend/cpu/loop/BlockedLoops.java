package dev.hokku.backend.cpu.loop;

import java.util.concurrent.ConcurrentHashMap;

/// Runs programs by fixed loops over pieces that stay in the cache; defines no class.
public final class BlockedLoops implements LoopProvider {

  private final ConcurrentHashMap<LoopProgram, Loop> loops = new ConcurrentHashMap<>();

  @Override
  public Loop loop(LoopProgram program) {
    Loop known = loops.get(program);
    return known != null ? known : loops.computeIfAbsent(program, BlockedLoop::new);
  }
}
