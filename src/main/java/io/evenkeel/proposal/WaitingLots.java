package io.evenkeel.proposal;

import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.money.Money;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.tax.HoldingPeriod;
import io.evenkeel.tax.LotGain;
import io.evenkeel.tax.LotTax;
import io.evenkeel.tax.Term;
import io.evenkeel.tax.YearRates;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/** Lots whose gain turns long-term so soon, and is taxed so much less then, that the firm's rule has them wait. */
public final class WaitingLots {

    private WaitingLots() {}

    /** Whether the lot has a gain that turns long-term within the rule's days. */
    public static boolean isTurning(AccountView view, TradingLimits limits, Position position, TaxLot lot) {
        if (!view.account().registration().isTaxable()
                || lot.basis() == null
                || limits.tax().waitForLongTerm().isEmpty()) {
            return false;
        }
        LocalDate today = view.market().asOf();
        LotGain gain = LotGain.of(lot, lot.quantity(), position.quote().worth(lot.quantity()), today);
        int days = limits.tax().waitForLongTerm().get().days();
        return gain.term() == Term.SHORT
                && gain.gain().isPositive()
                && ChronoUnit.DAYS.between(today, HoldingPeriod.firstLongTermDay(gain.heldFrom())) <= days;
    }

    /**
     * What waiting saves, and until when; none where the lot does not wait.
     *
     * @param marginal what a dollar more of gain costs in the year as it will be
     */
    public static Optional<LotTax> of(
            AccountView view, TradingLimits limits, YearRates marginal, Position position, TaxLot lot) {
        return isTurning(view, limits, position, lot)
                ? Optional.of(LotTax.of(
                                lot, position.quote().price(), view.market().asOf(), marginal))
                        .filter(tax -> isWorthIt(limits, tax.waitingSaves()))
                : Optional.empty();
    }

    /** Whether a lot that saves so much by waiting waits. */
    public static boolean isWorthIt(TradingLimits limits, Money saves) {
        return saves.isPositive()
                && limits.tax()
                        .waitForLongTerm()
                        .filter(rule -> saves.compareTo(rule.saving()) >= 0)
                        .isPresent();
    }

    /** The lot of the position that waits the shortest. */
    public static Optional<LotTax> soonest(
            AccountView view, TradingLimits limits, YearRates marginal, Position position) {
        return position.lots().stream()
                .flatMap(lot -> of(view, limits, marginal, position, lot).stream())
                .min(Comparator.comparing(LotTax::longTermFrom)
                        .thenComparing(tax -> tax.lot().id()));
    }

    /** Such as "turns long-term in 12 days, on 2024-07-13, saving $1,700.00". */
    public static String sentence(LotTax waiting, LocalDate today) {
        return "turns long-term in %d days, on %s, saving %s"
                .formatted(
                        ChronoUnit.DAYS.between(today, waiting.longTermFrom()),
                        waiting.longTermFrom(),
                        waiting.waitingSaves().dollars());
    }
}
