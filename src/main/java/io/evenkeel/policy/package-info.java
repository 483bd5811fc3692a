/**
 * What an account may do today: the facts that the policy rules read, the conclusions they draw, and the
 * {@link io.evenkeel.policy.TradingLimits} those add up to.
 */
@NullMarked
package io.evenkeel.policy;

import org.jspecify.annotations.NullMarked;
