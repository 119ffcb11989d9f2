package io.noscope.video;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads a file block by block through a cache, as suits an opening: few bytes, the same again. */
final class HeaderReader {
  private static final int BLOCK = HeaderCache.BLOCK;

  private final ListedFile source;
  private final HeaderCache cache;

  HeaderReader(ListedFile source, HeaderCache cache) {
    this.source = source;
    this.cache = cache;
  }

  VideoFile file() {
    return source.file();
  }

  /**
   * Reads at a position, up to the end of the block there.
   *
   * @return bytes read, at least 1, or -1 at the end
   * @throws IOException as {@link ListedFile#read}
   */
  int read(long position, ByteBuffer target) throws IOException {
    if (position >= file().length()) {
      return -1;
    }
    byte[] block = block(position / BLOCK);
    int from = (int) (position % BLOCK);
    int count = Math.min(target.remaining(), block.length - from);
    target.put(block, from, count);
    return count;
  }

  /**
   * Reads exactly so many bytes.
   *
   * @return the bytes, ready to be taken; fewer where the file ends
   */
  ByteBuffer read(long position, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining() && read(position + bytes.position(), bytes) > 0) {
      // Goes on in the next block.
    }
    return bytes.flip();
  }

  private byte[] block(long index) throws IOException {
    byte[] block = cache.find(file(), index);
    if (block == null) {
      block = load(index * BLOCK);
      cache.keep(file(), index, block);
    }
    return block;
  }

  private byte[] load(long start) throws IOException {
    byte[] block = new byte[(int) Math.min(BLOCK, file().length() - start)];
    ByteBuffer target = ByteBuffer.wrap(block);
    while (target.hasRemaining()) {
      source.read(start + target.position(), target);
    }
    return block;
  }
}
