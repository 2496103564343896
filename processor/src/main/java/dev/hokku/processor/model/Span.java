package dev.hokku.processor.model;

/// A stretch of a source text: offsets `[start, end)`.
public record Span(int start, int end) {

  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }
}
