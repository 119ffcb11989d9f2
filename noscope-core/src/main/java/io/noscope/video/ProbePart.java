package io.noscope.video;

import java.io.Serializable;
import java.util.List;

/**
 * What the packet headers of a part of a file tell. Parts are read side by side and put together.
 *
 * @param format how the pictures are coded
 * @param secondsPerTick the stream's time base
 * @param declaredRate frames a second as the header says
 * @param missingFrames frames that the index promises beyond the end of the file
 * @param indexed whether an index told all this
 * @param scan the frames
 */
public record ProbePart(
    VideoFormat format,
    double secondsPerTick,
    double declaredRate,
    long missingFrames,
    boolean indexed,
    PacketScan scan)
    implements Serializable {
  /**
   * Puts the parts of a file together.
   *
   * @param parts in the order of the file; one or more
   * @throws BadVideoException when there is no frame in any
   */
  public static VideoInfo join(VideoFile file, List<ProbePart> parts) throws BadVideoException {
    PacketScan whole = new PacketScan();
    parts.forEach(part -> whole.append(part.scan));
    if (whole.frames() == 0) {
      throw new BadVideoException(
          file.path(), "its video stream holds no frame; record or copy it again");
    }
    ProbePart head = parts.get(0);
    PacketScan.Timeline timeline = whole.timeline();
    return new VideoInfo(
        file,
        head.format,
        timeline.frameTimes(head.secondsPerTick, head.declaredRate),
        whole.frames(),
        head.missingFrames,
        timeline.keyframes(),
        head.indexed);
  }
}
