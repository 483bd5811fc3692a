package io.evenkeel.proposal;

import io.evenkeel.account.TaxLot;
import io.evenkeel.book.AccountView;
import io.evenkeel.book.Position;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.tax.LotTax;
import io.evenkeel.tax.Term;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/** Lots whose gain turns long-term so soon, and is taxed so much less then, that the firm's rule has them wait. */
public final class WaitingLots {

    private WaitingLots() {}

    /** What waiting saves, and until when; none where the lot does not wait. */
    public static Optional<LotTax> of(
            AccountView view, TradingLimits limits, TaxStanding standing, Position position, TaxLot lot) {
        LocalDate today = view.market().asOf();
        if (!view.account().registration().isTaxable()
                || lot.basis() == null
                || limits.tax().waitForLongTerm().isEmpty()) {
            return Optional.empty();
        }
        var rule = limits.tax().waitForLongTerm().get();
        LotTax tax = LotTax.of(lot, position.quote().price(), today, standing.marginalRates());
        boolean waits = tax.term() == Term.SHORT
                && tax.waitingSaves().isPositive()
                && tax.waitingSaves().compareTo(rule.saving()) >= 0
                && ChronoUnit.DAYS.between(today, tax.longTermFrom()) <= rule.days();
        return waits ? Optional.of(tax) : Optional.empty();
    }

    /** The lot of the position that waits the shortest. */
    public static Optional<LotTax> soonest(
            AccountView view, TradingLimits limits, TaxStanding standing, Position position) {
        return position.lots().stream()
                .flatMap(lot -> of(view, limits, standing, position, lot).stream())
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
