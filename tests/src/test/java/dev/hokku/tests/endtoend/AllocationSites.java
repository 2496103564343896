package dev.hokku.tests.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// Where this thread allocates while something runs, by the samples of the JVM's flight recorder: for the message of a test that measured too much, since which
/// method is compiled how differs between processes.
final class AllocationSites {

  private static final String EVENT = "jdk.ObjectAllocationSample";
  private static final int RUNS = 2000;
  private static final int SHOWN = 8;
  private static final int DEPTH = 8;

  private AllocationSites() {}

  /// The places with the most bytes, each with the class allocated and its callers.
  static String of(Runnable step) {
    try (Recording recording = new Recording()) {
      recording.enable(EVENT).with("throttle", "2000/s").withStackTrace();
      recording.start();
      for (int i = 0; i < RUNS; i++) {
        step.run();
      }
      recording.stop();
      Path file = Files.createTempFile("allocation", ".jfr");
      try {
        recording.dump(file);
        return text(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) throws IOException {
    Map<String, Long> bytes = new HashMap<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
      boolean here = event.getThread() != null && event.getThread().getJavaThreadId() == Thread.currentThread().threadId();
      if (here && event.getEventType().getName().equals(EVENT) && event.getStackTrace() != null) {
        bytes.merge(event.getClass("objectClass").getName() + place(event), event.getLong("weight"), Long::sum);
      }
    }
    return bytes.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN)
        .map(site -> "%,d bytes a step: %s".formatted(site.getValue() / RUNS, site.getKey()))
        .collect(Collectors.joining("\n"));
  }

  private static String place(RecordedEvent event) {
    return event.getStackTrace().getFrames().stream().limit(DEPTH).map(AllocationSites::frame).collect(Collectors.joining());
  }

  private static String frame(RecordedFrame frame) {
    return "\n    %s.%s:%d (%s)".formatted(frame.getMethod().getType().getName(), frame.getMethod().getName(), frame.getLineNumber(), frame.getType());
  }
}
