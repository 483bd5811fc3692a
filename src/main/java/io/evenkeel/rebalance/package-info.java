/**
 * The steps from an account to its proposal, in order.
 */
@NullMarked
package io.evenkeel.rebalance;

import org.jspecify.annotations.NullMarked;
