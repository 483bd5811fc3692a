/**
 * What can be traded, at what cost and with what risk: securities, prices, corporate actions, identity groups, and the
 * risk model.
 */
@NullMarked
package io.evenkeel.market;

import org.jspecify.annotations.NullMarked;
