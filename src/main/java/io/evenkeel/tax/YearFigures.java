package io.evenkeel.tax;

import io.evenkeel.money.Money;
import java.util.Collection;

/**
 * Gains and washed losses by term, as a tax return adds them up.
 *
 * @param shortTermGain before disallowance; negative for a loss
 * @param longTermGain before disallowance; negative for a loss
 * @param shortTermDisallowed positive
 * @param longTermDisallowed positive
 */
public record YearFigures(
        Money shortTermGain, Money longTermGain, Money shortTermDisallowed, Money longTermDisallowed) {

    static final YearFigures NOTHING = new YearFigures(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    static YearFigures of(Collection<SaleLine> lines) {
        return lines.stream().map(YearFigures::of).reduce(NOTHING, YearFigures::plus);
    }

    private static YearFigures of(SaleLine line) {
        return line.term() == Term.SHORT
                ? new YearFigures(line.gain(), Money.ZERO, line.disallowed(), Money.ZERO)
                : new YearFigures(Money.ZERO, line.gain(), Money.ZERO, line.disallowed());
    }

    YearFigures plus(YearFigures other) {
        return new YearFigures(
                shortTermGain.plus(other.shortTermGain),
                longTermGain.plus(other.longTermGain),
                shortTermDisallowed.plus(other.shortTermDisallowed),
                longTermDisallowed.plus(other.longTermDisallowed));
    }

    public Money gain() {
        return shortTermGain.plus(longTermGain);
    }

    public Money disallowed() {
        return shortTermDisallowed.plus(longTermDisallowed);
    }

    /** What counts on the tax return. */
    public Money recognized() {
        return gain().plus(disallowed());
    }
}
