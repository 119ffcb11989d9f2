package io.noscope.video;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is read of files while they are opened, kept for the next task that opens them: an MP4's
 * index takes more bytes than a segment's pictures may. The blocks used last stay; thread-safe.
 */
final class HeaderCache {
  /** Bytes in a block; small, because an opening needs little but its index. */
  static final int BLOCK = 16 * 1024;

  /** One for the JVM: 32 MB. */
  static final HeaderCache SHARED = new HeaderCache(2048);

  private final Map<Key, byte[]> blocks;

  HeaderCache(int capacity) {
    blocks =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, byte[]> eldest) {
            return size() > capacity;
          }
        };
  }

  /** A block of a file, counted from 0; null if it is not here. Not to be written to. */
  synchronized byte[] find(VideoFile file, long index) {
    return blocks.get(new Key(file, index));
  }

  /** Keeps a block, unless the file's time is unknown and with it what version this is. */
  synchronized void keep(VideoFile file, long index, byte[] block) {
    if (file.modified() > 0) {
      blocks.put(new Key(file, index), block);
    }
  }

  private record Key(VideoFile file, long index) {}
}
