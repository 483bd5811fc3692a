/**
 * What selling costs: holding periods, wash sales, netting, rates.
 */
@NullMarked
package io.evenkeel.tax;

import org.jspecify.annotations.NullMarked;
