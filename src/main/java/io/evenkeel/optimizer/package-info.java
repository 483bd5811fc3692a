/**
 * The best trades inside the limits, for one account or for a household's together. The only home of {@code double} holdings.
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
 * A {@link io.evenkeel.optimizer.Problem} goes in, a {@link io.evenkeel.optimizer.Solution} comes out. The way, in
 * {@link io.evenkeel.optimizer.Workspace}:
 *
 * <ol>
 *   <li>{@link io.evenkeel.optimizer.Blocks} and {@link io.evenkeel.optimizer.Rows} are the problem as flat arrays: what
 *       an asset can do on its own, and what the assets have in common. {@link io.evenkeel.optimizer.InOrder} has the
 *       lots that must be sold one after the other.
 *   <li>{@link io.evenkeel.optimizer.TaxPiece}: netting makes the year's tax convex only piece by piece; {@link io.evenkeel.optimizer.TaxPieces}
 *       solves each piece that the trades can lead to, the most promising first.
 *   <li>{@link io.evenkeel.optimizer.DualNewton} solves the convex problem: {@link io.evenkeel.optimizer.Filling} and
 *       {@link io.evenkeel.optimizer.Mixture} answer for the assets, {@link io.evenkeel.optimizer.NewtonSystem} moves the
 *       prices.
 *   <li>{@link io.evenkeel.optimizer.Directions} settles what is bought and what is sold.
 *   <li>{@link io.evenkeel.optimizer.Intended} trades are rounded by {@link io.evenkeel.optimizer.WholeShares}; {@link io.evenkeel.optimizer.Enumeration}
 *       leaves nothing better for a small account.
 *   <li>{@link io.evenkeel.optimizer.DualValue} proves how far from the best the result can be at most.
 * </ol>
 *
 * <p>{@link io.evenkeel.optimizer.HouseholdOptimizer} takes the same way up to the directions for a {@link io.evenkeel.optimizer.HouseholdProblem}:
 * blocks then belong to accounts, whose cash and purchases {@link io.evenkeel.optimizer.Places} keeps apart. Accounts that
 * have a target each and share a year's tax are {@link io.evenkeel.optimizer.SeparateAccounts}; of these it tells what they
 * cost at least.
 *
 * <p>Single letters used here: n securities, k factors, m rows, h holdings, t targets, x trades, y factor exposures of
 * the active weights, s sales, nu and mu the prices of factors and rows, t how far along a step, v blocks, z how full they
 * are, q twice the risk aversion times the specific variance.
 */
@NullMarked
package io.evenkeel.optimizer;

import org.jspecify.annotations.NullMarked;
