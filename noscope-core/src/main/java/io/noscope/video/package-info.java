/**
 * Video files as frames: probing by packet headers, segments between keyframes, decoding with small
 * views made in the same pass. FFmpeg is imported by the probe and the frame source only.
 */
package io.noscope.video;
