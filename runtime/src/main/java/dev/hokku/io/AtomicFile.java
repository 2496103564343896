package dev.hokku.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/// Writes a file so that a reader, or this program after a crash, finds the old content or the new, never a part of it.
///
/// The content goes to a hidden file beside the target, is forced to the disk and then takes the target's name. A process that is killed while
/// writing leaves at most that hidden file behind, and the target as it was.
public final class AtomicFile {

  private static final AtomicLong COUNTER = new AtomicLong();

  private AtomicFile() {}

  /// Writes the content of a file.
  @FunctionalInterface
  public interface Content {
    /// Writes everything to `out`, which stays open.
    void writeTo(WritableByteChannel out) throws IOException;
  }

  /// Replaces `target`, making its directory if need be, with what `content` writes.
  ///
  /// @throws IOException if the disk refuses; `target` is then as it was
  public static void write(Path target, Content content) throws IOException {
    Path directory = target.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path hidden = directory.resolve(
        ".%s.%d-%d.tmp".formatted(target.getFileName(), ProcessHandle.current().pid(), COUNTER.incrementAndGet()));
    try {
      try (FileChannel out = FileChannel.open(hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(out);
        out.force(true);
      }
      rename(hidden, target);
    } finally {
      Files.deleteIfExists(hidden);
    }
    forceDirectory(directory);
  }

  /// Replaces `target` with `bytes`.
  public static void write(Path target, byte[] bytes) throws IOException {
    write(target, out -> writeFully(out, ByteBuffer.wrap(bytes)));
  }

  /// Writes all that remains in `bytes`; a channel may take less than it is offered.
  static void writeFully(WritableByteChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private static void rename(Path hidden, Path target) throws IOException {
    try {
      Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("The file system of %s cannot rename atomically. Write to a local disk and copy the file.".formatted(target), e);
    }
  }

  /// The new name, too, must survive a power cut. Some systems do not open directories; there the rename is all we can do.
  private static void forceDirectory(Path directory) throws IOException {
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
