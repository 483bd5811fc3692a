package io.evenkeel.tax;

import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * From when a loss is worth selling for: the firm's numbers.
 *
 * @param loss smallest loss of a lot, positive
 * @param lossOfBasis smallest loss as a part of the lot's basis
 * @param benefitOverCost the tax saved must exceed the cost of selling and replacing by this much
 * @param urgentLoss smallest loss where time runs out, not above {@code loss}
 * @param daysToYearEnd from when time runs out at the year's end
 * @param daysToLongTerm from when time runs out because a short-term loss is about to be worth less
 * @param preserveUntil no loss is taken before this day; none for no such wish
 */
public record HarvestThresholds(
        Money loss,
        Weight lossOfBasis,
        Money benefitOverCost,
        Money urgentLoss,
        int daysToYearEnd,
        int daysToLongTerm,
        @Nullable LocalDate preserveUntil) {

    public HarvestThresholds {
        if (urgentLoss.compareTo(loss) > 0) {
            throw new IllegalArgumentException(
                    "The urgent threshold (%s) must not be above the usual one (%s).".formatted(urgentLoss, loss));
        }
    }

    /** Whether a lot with this loss is worth selling today. */
    boolean isWorthwhile(LotTax tax, Money cost, LocalDate day) {
        Money basis = tax.lot().basis();
        if (basis == null || !tax.gain().isNegative() || isPreserved(day)) {
            return false;
        }
        Money lossNow = tax.gain().negated();
        return lossNow.compareTo(smallestLoss(tax, day)) >= 0
                && lossNow.partOf(basis, java.math.RoundingMode.DOWN).compareTo(lossOfBasis) >= 0
                && tax.tax().negated().compareTo(cost.plus(benefitOverCost)) >= 0;
    }

    private boolean isPreserved(LocalDate day) {
        return preserveUntil != null && day.isBefore(preserveUntil);
    }

    private Money smallestLoss(LotTax tax, LocalDate day) {
        LocalDate yearEnd = LocalDate.of(day.getYear(), 12, 31);
        boolean yearEnds = ChronoUnit.DAYS.between(day, yearEnd) <= daysToYearEnd;
        boolean turnsLong =
                tax.term() == Term.SHORT && ChronoUnit.DAYS.between(day, tax.longTermFrom()) <= daysToLongTerm;
        return yearEnds || turnsLong ? urgentLoss : loss;
    }
}
