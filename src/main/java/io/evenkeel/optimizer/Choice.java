package io.evenkeel.optimizer;

import org.jspecify.annotations.Nullable;

/**
 * A trade of one asset that is looked at; dollars.
 *
 * @param excess what it costs at least beyond the asset's best
 * @param cost trading cost less rewards
 * @param lots what is sold of each segment; null for the order in which the candidate sells them
 */
record Choice(
        double dollars, double excess, double cost, double shortGain, double longGain, double @Nullable [] lots) {}
