/**
 * Lot-level trades with their reasons, and the independent check that recomputes them from nothing.
 */
@NullMarked
package io.evenkeel.proposal;

import org.jspecify.annotations.NullMarked;
