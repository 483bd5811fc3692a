package io.evenkeel.optimizer;

/**
 * What a household's accounts would trade together if there were neither whole shares nor smallest trades.
 *
 * @param traded dollars per account and security, positive bought
 * @param objective dollars a year of drift, tax and trading cost
 * @param bound proven: no admissible trades of all accounts together cost less
 * @param isPossible whether the limits that are in the {@link HouseholdProblem} can be kept
 */
public record HouseholdPlan(double[][] traded, double objective, double bound, boolean isPossible) {}
