package dev.hokku.nn;

import java.util.regex.Pattern;

/// Where the channels are in a data format: `NHWC`, `NCHW`, `channels_last`, `BTD`, ….
///
/// Source: `hk.get_channel_index`.
public final class Channels {

  private static final Pattern FIRST = Pattern.compile("NC[^C]*");
  private static final Pattern LAST = Pattern.compile("N[^C]*C");
  private static final Pattern SEQUENTIAL = Pattern.compile("(BT|TB)[^D]*D");

  private Channels() {}

  /// 1 if channels come behind the batch, -1 if they come last.
  ///
  /// @throws IllegalArgumentException for a format that is none
  public static int index(String dataFormat) {
    if (dataFormat.equals("channels_first") || FIRST.matcher(dataFormat).matches()) {
      return 1;
    }
    if (dataFormat.equals("channels_last") || LAST.matcher(dataFormat).matches() || SEQUENTIAL.matcher(dataFormat).matches()) {
      return -1;
    }
    throw new IllegalArgumentException(
        ("'%s' is no data format. Say NHWC or NCHW (with as many spatial letters as there are), BTD or TBD, channels_first or channels_last.")
            .formatted(dataFormat));
  }

  /// Whether channels come last.
  static boolean last(String dataFormat) {
    return index(dataFormat) == -1;
  }
}
