package io.evenkeel.rebalance;

import io.evenkeel.account.RealisedYear;
import io.evenkeel.book.AccountView;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.proposal.Side;
import io.evenkeel.proposal.Trade;
import io.evenkeel.proposal.TradeProposal;
import io.evenkeel.tax.Netting;
import io.evenkeel.tax.YearRates;
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

    private final double dollars;
    private final int infeasible;

    private HouseholdCost(double dollars, int infeasible) {
        this.dollars = dollars;
        this.infeasible = infeasible;
    }

    /** @param before the year as it stands before any of them trades */
    static HouseholdCost of(List<Seat> seats, RealisedYear before) {
        RealisedYear year = before;
        double dollars = 0;
        int infeasible = 0;
        for (Seat seat : seats) {
            if (!(seat.looked instanceof EvaluateAccount.Looked.Free free)) {
                continue;
            }
            TradeProposal proposal = seat.proposal;
            if (proposal == null) {
                infeasible++;
                continue;
            }
            dollars += seat.ownCost;
            if (seat.account().registration().isTaxable()) {
                Money shortGain = proposal.tax().shortTermGain();
                Money longGain = proposal.tax().longTermGain();
                YearRates rates = free.standing().rates();
                dollars += Dollars.of(Netting.taxAdded(year, shortGain, longGain, rates));
                year = Netting.after(year, shortGain, longGain);
            }
        }
        return new HouseholdCost(dollars, infeasible);
    }

    /** What the proposal costs the account alone, tax left out. */
    static double ofAccount(AccountView view, TradingLimits limits, TradeProposal proposal) {
        return view.value().isPositive() ? halfSpreads(view, proposal) + drift(view, limits, proposal) : 0;
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
        double investable = Dollars.of(view.investableValue());
        Map<SecurityId, Double> active = new TreeMap<>();
        view.targets()
                .forEach((id, weight) ->
                        active.merge(id, -Dollars.fraction(limits.targetWithin(id, weight)) * investable, Double::sum));
        view.positions().forEach((id, position) -> active.merge(id, Dollars.of(position.value()), Double::sum));
        for (Trade trade : proposal.trades()) {
            double amount = Dollars.of(trade.amount());
            active.merge(trade.security(), trade.side() == Side.BUY ? amount : -amount, Double::sum);
        }
        double[] dollars =
                active.values().stream().mapToDouble(Double::doubleValue).toArray();
        double variance = PosedRisk.of(view, List.copyOf(active.keySet())).variance(dollars);
        return PosedRisk.aversion(limits, value, investable) * variance / value;
    }
}
