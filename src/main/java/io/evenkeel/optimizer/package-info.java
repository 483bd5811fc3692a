/**
 * The best trades inside the limits, for one account. The only home of {@code double} holdings.
 *
 * <p>With holdings h as parts of the account's value, targets t, exposures X scaled so that the factor covariance is the
 * identity, specific variances D and risk aversion &gamma;:
 *
 * <pre>
 *   minimize    &gamma; (h - t)' (X X' + D) (h - t)  +  sum of piecewise linear costs of trading
 *   subject to  rows: lower &lt;= A trades &lt;= upper; 0 &lt;= purchase &lt;= its cap; 0 &lt;= sale of a lot &lt;= its cap
 *               no security both bought and sold
 * </pre>
 *
 * A {@link io.evenkeel.optimizer.Problem} goes in, a {@link io.evenkeel.optimizer.Solution} comes out:
 * {@link io.evenkeel.optimizer.InteriorPoint} solves the convex relaxation, {@link io.evenkeel.optimizer.LotOptimizer}
 * fixes directions and minimum trades, {@link io.evenkeel.optimizer.WholeShares} rounds, and
 * {@link io.evenkeel.optimizer.DualBound} proves how far from the best the result can be at most.
 *
 * <p>Single letters used here: n securities, k factors, m rows, h holdings, t targets, x trades, y factor exposures of
 * the active weights, s sales.
 */
@NullMarked
package io.evenkeel.optimizer;

import org.jspecify.annotations.NullMarked;
