package io.evenkeel.rebalance;

import io.evenkeel.book.AccountView;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.policy.PolicyCase;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.TaxStanding;
import io.evenkeel.proposal.Trade;
import io.evenkeel.proposal.TradeProposal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the proposals for a household's accounts cost together, as the optimizer counts it for one: a year of drift, the
 * year's tax, and half spreads. One account's harvest may stand in the way of another's trades.
 */
final class HouseholdCost {

    /** Dollars; a difference below that is none. */
    private static final double A_CENT = 0.01;

    private double dollars;
    private int infeasible;
    private boolean isInTheWay;

    /** Notes whether a trade that this run proposes for another account keeps this one from something. */
    void look(PolicyCase facts, LocalDate today, boolean afterOthers) {
        boolean bought =
                facts.washedLosses().stream().anyMatch(loss -> loss.bought().equals(today));
        boolean sold = facts.lossesSold().stream().anyMatch(loss -> loss.sold().equals(today));
        isInTheWay = isInTheWay || (afterOthers && (bought || sold));
    }

    boolean isAnAccountInTheWay() {
        return isInTheWay;
    }

    void addInfeasible() {
        infeasible++;
    }

    void add(AccountView view, TradingLimits limits, TaxStanding standing, TradeProposal proposal) {
        if (!view.value().isPositive()) {
            return;
        }
        dollars += halfSpreads(view, proposal) + drift(view, limits, proposal);
        if (view.account().registration().isTaxable()) {
            Money tax = standing.costOf(
                    proposal.tax().shortTermGain(), proposal.tax().longTermGain());
            dollars += Dollars.of(tax);
        }
    }

    boolean isBelow(HouseholdCost other) {
        return infeasible < other.infeasible || (infeasible == other.infeasible && dollars < other.dollars - A_CENT);
    }

    private static double halfSpreads(AccountView view, TradeProposal proposal) {
        double cost = 0;
        for (Trade trade : proposal.trades()) {
            double spread =
                    view.market().security(trade.security()).spread().decimal().doubleValue() / 20_000;
            cost += spread * Dollars.of(trade.amount());
        }
        return cost;
    }

    private static double drift(AccountView view, TradingLimits limits, TradeProposal proposal) {
        double value = Dollars.of(view.value());
        Map<SecurityId, Double> active = new TreeMap<>();
        view.targets()
                .forEach((id, weight) ->
                        active.merge(id, -Dollars.fraction(limits.targetWithin(id, weight)) * value, Double::sum));
        view.positions().forEach((id, position) -> active.merge(id, Dollars.of(position.value()), Double::sum));
        for (Trade trade : proposal.trades()) {
            double amount = Dollars.of(trade.amount());
            active.merge(trade.security(), trade.side() == Side.BUY ? amount : -amount, Double::sum);
        }
        double[] dollars =
                active.values().stream().mapToDouble(Double::doubleValue).toArray();
        double variance = PosedRisk.of(view, List.copyOf(active.keySet())).variance(dollars);
        return Dollars.fraction(limits.riskAversion()) * variance / value;
    }
}
