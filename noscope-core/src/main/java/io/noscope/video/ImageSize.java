package io.noscope.video;

import java.io.Serializable;

/** Width and height in pixels. */
public record ImageSize(int width, int height) implements Serializable {}
