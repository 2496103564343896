package dev.hokku.processor.read;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import org.jspecify.annotations.Nullable;

/// Trees by kind and position. All expressions of all sources are put in and most are asked for, so this is one flat table: a hash map would hold
/// a key and an entry for each, and each question would need another key.
final class TreeTable {

  private @Nullable TreePath[] paths = new TreePath[128];
  /// Where the tree in the same slot starts and ends.
  private int[] starts = new int[paths.length];
  private int[] ends = new int[paths.length];
  private int size;

  /// Adds a tree, unless there is one of its kind at its position.
  void add(int start, int end, TreePath path) {
    if (size > paths.length / 4 * 3) {
      grow();
    }
    int slot = slot(path.getLeaf().getKind(), start, end);
    if (paths[slot] == null) {
      paths[slot] = path;
      starts[slot] = start;
      ends[slot] = end;
      size++;
    }
  }

  @Nullable TreePath find(Tree.Kind kind, int start, int end) {
    return paths[slot(kind, start, end)];
  }

  /// Where a tree is, or else the free slot that it would have. Trees of one length lie apart, those that start together side by side.
  private int slot(Tree.Kind kind, int start, int end) {
    int last = paths.length - 1;
    int slot = 31 * start + (end - start) & last;
    while (paths[slot] instanceof TreePath other && !(starts[slot] == start && ends[slot] == end && other.getLeaf().getKind() == kind)) {
      slot = slot + 1 & last;
    }
    return slot;
  }

  private void grow() {
    @Nullable TreePath[] oldPaths = paths;
    int[] oldStarts = starts;
    int[] oldEnds = ends;
    size = 0;
    paths = new TreePath[2 * oldPaths.length];
    starts = new int[paths.length];
    ends = new int[paths.length];
    for (int i = 0; i < oldPaths.length; i++) {
      if (oldPaths[i] instanceof TreePath path) {
        add(oldStarts[i], oldEnds[i], path);
      }
    }
  }
}
