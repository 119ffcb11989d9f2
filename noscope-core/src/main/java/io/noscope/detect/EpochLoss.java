package io.noscope.detect;

import java.io.Serializable;

/**
 * How a model stood after a pass over the training block: class-weighted cross-entropy in nats.
 *
 * @param attempt at training it, counted from 1
 * @param epoch pass over the training block in this attempt, counted from 1
 * @param training loss on frames of the training block
 * @param validation loss on the later-in-time validation block
 */
public record EpochLoss(int attempt, int epoch, float training, float validation)
    implements Serializable {}
