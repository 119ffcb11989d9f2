/**
 * Video files as frames: probing by packet headers, segments between keyframes, decoding with small
 * views made in the same pass. FFmpeg is imported by the files that are named after it or after
 * packets.
 */
package io.noscope.video;
