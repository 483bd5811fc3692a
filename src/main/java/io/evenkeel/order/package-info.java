/**
 * Instructions to the market: block orders, how they divide over accounts, and which lots they sell.
 */
@NullMarked
package io.evenkeel.order;

import org.jspecify.annotations.NullMarked;
