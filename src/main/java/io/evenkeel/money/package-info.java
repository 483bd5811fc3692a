/**
 * What numbers mean. Every number that leaves the core wears one of these types; each is an exact decimal held as a
 * scaled {@code long}, so that equal numbers are equal objects and the same input gives the same bytes.
 *
 * <table>
 *   <caption>The types</caption>
 *   <tr><td>{@link io.evenkeel.money.Money}</td><td>US dollars, to the cent</td></tr>
 *   <tr><td>{@link io.evenkeel.money.Price}</td><td>US dollars per share, six decimals</td></tr>
 *   <tr><td>{@link io.evenkeel.money.Quantity}</td><td>shares, six decimals</td></tr>
 *   <tr><td>{@link io.evenkeel.money.Weight}</td><td>a part of a whole: 1 is all of it; eight decimals</td></tr>
 *   <tr><td>{@link io.evenkeel.money.BasisPoints}</td><td>hundredths of a percent, two decimals</td></tr>
 *   <tr><td>{@link io.evenkeel.money.Rate}</td><td>a tax rate: 0.238 is 23.8%; six decimals</td></tr>
 * </table>
 *
 * <p>Rounding is an argument, never a default: an operation whose result may have more digits than its type takes a
 * {@link java.math.RoundingMode}; a constructor refuses excess digits.
 */
@NullMarked
package io.evenkeel.money;

import org.jspecify.annotations.NullMarked;
