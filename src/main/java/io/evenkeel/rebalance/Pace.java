package io.evenkeel.rebalance;

import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.proposal.TradeProposal;
import java.util.Optional;

/**
 * What one day of a transition may use up.
 *
 * @param taxLeft of the year's budget
 * @param turnoverLeft of the year's limit
 * @param shortGainsWait whether gains that are still short-term are left alone
 */
record Pace(Optional<Money> taxLeft, Optional<Weight> turnoverLeft, boolean shortGainsWait) {

    static final Pace FREE = new Pace(Optional.empty(), Optional.empty(), false);

    Pace impatient() {
        return new Pace(taxLeft, turnoverLeft, false);
    }

    boolean covers(TradeProposal proposal) {
        Money tax = proposal.tax().estimatedTax();
        boolean affordable = !tax.isPositive()
                || taxLeft.filter(left -> tax.compareTo(left) > 0).isEmpty();
        return affordable
                && turnoverLeft
                        .filter(left -> proposal.turnover().compareTo(left) > 0)
                        .isEmpty();
    }
}
