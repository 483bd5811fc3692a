package io.evenkeel.rebalance;

import io.evenkeel.account.AccountTransaction;
import io.evenkeel.account.LotId;
import io.evenkeel.account.SoldLot;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;
import io.evenkeel.policy.Limit;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.proposal.TaxStanding;
import io.evenkeel.tax.Harvest;
import io.evenkeel.tax.HarvestCandidate;
import io.evenkeel.tax.LotTax;
import io.evenkeel.tax.Term;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which lots are worth selling for their loss today, by the firm's thresholds, and which a client's demand takes
 * whatever they are worth.
 *
 * @param worthwhile lots whose loss is worth a trade of its own
 * @param demanded lots that are sold because so much of a loss was asked for
 * @param shortfall what of the demanded loss the lots cannot give
 * @param preserved whether no loss is taken today
 */
record HarvestPlan(Set<LotId> worthwhile, Set<LotId> demanded, Money shortfall, boolean preserved) {

    private static final HarvestPlan NOTHING = new HarvestPlan(Set.of(), Set.of(), Money.ZERO, false);

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

    static HarvestPlan of(AccountView view, TradingLimits limits, TaxStanding standing) {
        if (!view.account().registration().isTaxable()) {
            return NOTHING;
        }
        LocalDate today = view.market().asOf();
        boolean preserved =
                limits.tax().preserveLossesUntil().filter(today::isBefore).isPresent();
        Money demand = preserved ? Money.ZERO : stillDemanded(view, limits);
        List<HarvestCandidate> candidates = candidates(view, limits, standing);
        Harvest forced = Harvest.forced(candidates, demand);
        Set<LotId> worthwhile = limits.tax()
                .harvestThresholds()
                .map(thresholds -> lots(Harvest.worthwhile(candidates, thresholds, today)))
                .orElse(Set.of());
        return new HarvestPlan(worthwhile, lots(forced), forced.shortfall(), preserved);
    }

    private static Set<LotId> lots(Harvest harvest) {
        return harvest.chosen().stream()
                .map(candidate -> candidate.tax().lot().id())
                .collect(Collectors.toSet());
    }

    /** Losses that the account took since the year began, as far as the book shows them, count towards a demand. */
    private static Money stillDemanded(AccountView view, TradingLimits limits) {
        int year = view.market().asOf().getYear();
        Money taken = view.account().transactions().stream()
                .filter(transaction -> transaction.date().getYear() == year)
                .map(AccountTransaction::lots)
                .flatMap(List::stream)
                .map(SoldLot::gain)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(Money::isNegative)
                .reduce(Money.ZERO, Money::minus);
        return limits.tax().demandedLoss().minus(taken).max(Money.ZERO);
    }

    private static List<HarvestCandidate> candidates(AccountView view, TradingLimits limits, TaxStanding standing) {
        List<HarvestCandidate> candidates = new ArrayList<>();
        for (Position position : view.positions().values()) {
            if (!limits.noSell().containsKey(position.security().id())) {
                for (TaxLot lot : position.lots()) {
                    if (lot.basis() != null && !limits.keptLots().containsKey(lot.id())) {
                        addIfLoss(view, limits, standing, position, lot, candidates);
                    }
                }
            }
        }
        return candidates;
    }

    private static void addIfLoss(
            AccountView view,
            TradingLimits limits,
            TaxStanding standing,
            Position position,
            TaxLot lot,
            List<HarvestCandidate> candidates) {
        LotTax alone = LotTax.of(lot, position.quote().price(), view.market().asOf(), standing.marginalRates());
        if (alone.gain().isNegative()) {
            Money washed = washed(view, limits, standing, position, alone);
            boolean inPart = limits.washedInPart().containsKey(lot.id());
            // What the firm lets be washed counts nothing, and the rest of the loss is what there is to take.
            Money counts = inPart ? alone.gain().plus(washed) : alone.gain();
            boolean isLong = alone.term() == Term.LONG;
            Money added = standing.costOf(isLong ? Money.ZERO : counts, isLong ? counts : Money.ZERO);
            LotTax netted = new LotTax(lot, alone.term(), counts, added, alone.longTermFrom(), alone.waitingSaves());
            candidates.add(new HarvestCandidate(netted, inPart ? Money.ZERO : washed, costOf(position, lot)));
        }
    }

    /** Lots that can be freed by selling the recent ones beside them count as free: the optimizer sells both or none. */
    private static Money washed(
            AccountView view, TradingLimits limits, TaxStanding standing, Position position, LotTax tax) {
        Limit.NoLossSale limit = limits.noLossSale().get(tax.lot().id());
        if (limit != null && !limit.unlessSold().isEmpty()) {
            return Money.ZERO;
        }
        return standing.windows()
                .ifSoldAtLoss(
                        view.account().id(),
                        position.security().id(),
                        tax.lot().id(),
                        tax.lot().quantity(),
                        tax.gain().negated())
                .loss();
    }

    /** Half the spread of the sale, and half of one like it for what is bought in its place. */
    private static Money costOf(Position position, TaxLot lot) {
        Rate spread = Rate.rounded(position.security().spread().decimal().divide(BPS), RoundingMode.HALF_UP);
        return position.quote().worth(lot.quantity()).times(spread, RoundingMode.HALF_UP);
    }

    HarvestPlan withoutHarvest() {
        return new HarvestPlan(Set.of(), demanded, shortfall, preserved);
    }

    boolean takes(LotId lot) {
        return worthwhile.contains(lot) || demanded.contains(lot);
    }
}
