package io.evenkeel.rebalance;

import io.evenkeel.account.LotId;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Weight;
import io.evenkeel.optimizer.Optimizer;
import io.evenkeel.optimizer.Solution;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.proposal.Certificate;
import io.evenkeel.proposal.ShareChanges;
import io.evenkeel.proposal.TaxStanding;
import java.math.RoundingMode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Decides whether the account needs trades today, and if so, which are the best. */
final class FindTrades {

    private static final Certificate NOTHING_TO_DECIDE = new Certificate(Money.ZERO, Money.ZERO, Money.ZERO);

    /** What was found. */
    sealed interface Found {

        /** Every weight is within its band and nothing else asks for trades; or the best trades are none. */
        record Trades(ShareChanges changes) implements Found {}

        /** @param contradictions a sentence for each, naming the limits */
        record Conflicting(List<String> contradictions) implements Found {}
    }

    private final Optimizer optimizer;

    FindTrades(Optimizer optimizer) {
        this.optimizer = optimizer;
    }

    Found apply(AccountView view, TradingLimits limits, TaxStanding standing, Money withdrawalsDue) {
        boolean rests = limits.noTrading().isPresent() || !view.value().isPositive();
        List<String> contradictions = rests ? List.of() : ContradictoryLimits.of(view, limits);
        if (!contradictions.isEmpty()) {
            return new Found.Conflicting(contradictions);
        }
        if (rests || !needsTrades(view, limits)) {
            return new Found.Trades(new ShareChanges(new TreeMap<>(), new TreeMap<>(), NOTHING_TO_DECIDE));
        }
        PoseProblem posed = new PoseProblem(view, limits, standing, withdrawalsDue);
        return optimizer
                .solve(posed.problem())
                .<Found>fold(
                        solved -> new Found.Trades(changes(posed, solved)),
                        infeasible -> new Found.Conflicting(
                                new ExplainConflict(view, limits, withdrawalsDue).of(infeasible.conflicts())));
    }

    private static boolean needsTrades(AccountView view, TradingLimits limits) {
        return !limits.mandates().isEmpty()
                || isOutsideBands(view, limits)
                || isOutsideItsLimits(view, limits)
                || isCashOutsideItsBand(view, limits)
                || limits.neverOwn().keySet().stream().anyMatch(view.positions()::containsKey)
                || hasLossWorthTaking(view, limits);
    }

    /** A weight beyond what was agreed as its lowest or highest asks for trades however wide the bands are. */
    private static boolean isOutsideItsLimits(AccountView view, TradingLimits limits) {
        return limits.lowestWeights().values().stream()
                        .anyMatch(lowest -> view.weightOf(lowest.security()).compareTo(lowest.weight()) < 0)
                || limits.highestWeights().values().stream()
                        .anyMatch(highest -> view.weightOf(highest.security()).compareTo(highest.weight()) > 0);
    }

    private static boolean isOutsideBands(AccountView view, TradingLimits limits) {
        TreeSet<SecurityId> securities = new TreeSet<>(view.positions().keySet());
        securities.addAll(view.targets().keySet());
        return securities.stream().anyMatch(security -> {
            Weight target = limits.targetWithin(security, view.targetOf(security));
            return view.weightOf(security).minus(target).abs().compareTo(limits.bandAround(target)) > 0;
        });
    }

    private static boolean isCashOutsideItsBand(AccountView view, TradingLimits limits) {
        Weight target = view.targets().values().stream().reduce(Weight.ONE, Weight::minus);
        Money reserve = limits.cashReserve();
        Money free = view.account().cash().minus(reserve);
        return free.partOf(view.value(), RoundingMode.HALF_UP).minus(target).compareTo(limits.cashBand()) > 0;
    }

    private static boolean hasLossWorthTaking(AccountView view, TradingLimits limits) {
        if (limits.harvestThreshold().isEmpty()
                || !view.account().registration().isTaxable()) {
            return false;
        }
        Money threshold = limits.harvestThreshold().get();
        return view.positions().values().stream()
                .filter(position ->
                        !limits.noSell().containsKey(position.security().id()))
                .anyMatch(position -> losses(position, limits).compareTo(threshold) >= 0);
    }

    private static Money losses(Position position, TradingLimits limits) {
        Money losses = Money.ZERO;
        for (TaxLot lot : position.lots()) {
            Money value = lot.quantity().at(position.quote().price(), RoundingMode.HALF_UP);
            if (lot.basis() != null
                    && lot.basis().compareTo(value) > 0
                    && !limits.noLossSale().containsKey(lot.id())) {
                losses = losses.plus(lot.basis().minus(value));
            }
        }
        return losses;
    }

    private static ShareChanges changes(PoseProblem posed, Solution.Solved solved) {
        TreeMap<SecurityId, Quantity> bought = new TreeMap<>();
        TreeMap<SecurityId, SortedMap<LotId, Quantity>> sold = new TreeMap<>();
        List<SecurityId> securities = posed.securities();
        for (int i = 0; i < securities.size(); i++) {
            SecurityId security = securities.get(i);
            if (solved.bought()[i] > 0) {
                bought.put(security, Dollars.quantity(solved.bought()[i]));
            }
            SortedMap<LotId, Quantity> lots = posed.soldLots(security, solved.sold()[i]);
            if (!lots.isEmpty()) {
                sold.put(security, lots);
            }
        }
        return new ShareChanges(
                bought,
                sold,
                new Certificate(
                        Dollars.money(solved.objective()), Dollars.money(solved.bound()), Dollars.money(solved.gap())));
    }
}
