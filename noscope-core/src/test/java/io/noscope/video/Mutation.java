package io.noscope.video;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damage done to a file, the same for the same seed. */
enum Mutation {
  FLIP_ANYWHERE {
    @Override
    byte[] damage(byte[] file, SplittableRandom random) {
      return flip(file, 0, file.length, random);
    }
  },
  FLIP_HEAD {
    @Override
    byte[] damage(byte[] file, SplittableRandom random) {
      return flip(file, 0, Math.min(EDGE, file.length), random);
    }
  },
  FLIP_INDEX {
    @Override
    byte[] damage(byte[] file, SplittableRandom random) {
      int index = index(file);
      return flip(file, index, file.length - index, random);
    }
  },
  CUT_OFF {
    @Override
    byte[] damage(byte[] file, SplittableRandom random) {
      return Arrays.copyOf(file, random.nextInt(file.length));
    }
  },
  CUT_OUT {
    @Override
    byte[] damage(byte[] file, SplittableRandom random) {
      int from = random.nextInt(file.length);
      int to = from + random.nextInt(file.length - from);
      return join(file, from, file, to);
    }
  },
  REPEAT {
    @Override
    byte[] damage(byte[] file, SplittableRandom random) {
      int from = random.nextInt(file.length);
      int to = from + random.nextInt(file.length - from);
      return join(file, to, file, from);
    }
  };

  private static final int EDGE = 4096;
  private static final int MOST_FLIPS = 64;
  private static final byte[] MOOV = "moov".getBytes(StandardCharsets.ISO_8859_1);

  /** A damaged copy of a file that is not empty. */
  abstract byte[] damage(byte[] file, SplittableRandom random);

  private static byte[] flip(byte[] file, int from, int count, SplittableRandom random) {
    byte[] damaged = file.clone();
    for (int flips = 1 + random.nextInt(MOST_FLIPS); flips > 0; flips--) {
      damaged[from + random.nextInt(count)] ^= (byte) (1 + random.nextInt(255));
    }
    return damaged;
  }

  /** Where an MP4's index begins; for other formats, most of which have it last, near the end. */
  private static int index(byte[] file) {
    for (int at = 0; at + MOOV.length <= file.length; at++) {
      if (Arrays.equals(file, at, at + MOOV.length, MOOV, 0, MOOV.length)) {
        return at;
      }
    }
    return Math.max(0, file.length - EDGE);
  }

  private static byte[] join(byte[] head, int headEnd, byte[] tail, int tailStart) {
    return ByteBuffer.allocate(headEnd + tail.length - tailStart)
        .put(head, 0, headEnd)
        .put(tail, tailStart, tail.length - tailStart)
        .array();
  }
}
