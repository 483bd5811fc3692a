package io.evenkeel.tax;

import io.evenkeel.account.FilingStatus;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;
import java.math.RoundingMode;

/** What a tax unit's year holds, and what more gains or losses would add to its tax (IRC 1211(b), 1222). */
public record YearSoFar(RealisedYear realised, FilingStatus filingStatus) {

    /** Tax of the year with these results less tax of the year without; negative where they save. */
    public Money taxAdded(Money shortTermGain, Money longTermGain, Rate shortTermRate, Rate longTermRate) {
        Money before = tax(Money.ZERO, Money.ZERO, shortTermRate, longTermRate);
        return tax(shortTermGain, longTermGain, shortTermRate, longTermRate).minus(before);
    }

    public YearSoFar plus(Money shortTermGain, Money longTermGain) {
        return new YearSoFar(
                realised.plus(new RealisedYear(shortTermGain, longTermGain, Money.ZERO, Money.ZERO)), filingStatus);
    }

    private Money tax(Money moreShort, Money moreLong, Rate shortTermRate, Rate longTermRate) {
        Money shortNet = realised.shortTermGain().plus(moreShort).minus(realised.carryShort());
        Money longNet = realised.longTermGain().plus(moreLong).minus(realised.carryLong());
        if (shortNet.isNegative() && longNet.isPositive()) {
            longNet = longNet.plus(shortNet);
            shortNet = Money.ZERO;
        } else if (longNet.isNegative() && shortNet.isPositive()) {
            shortNet = shortNet.plus(longNet);
            longNet = Money.ZERO;
        }
        Money net = shortNet.plus(longNet);
        if (net.isNegative()) {
            // A net loss offsets ordinary income up to the yearly limit; the rest is carried, and worth nothing this
            // year.
            return net.max(lossLimit().negated()).times(shortTermRate, RoundingMode.HALF_UP);
        }
        if (longNet.isNegative()) {
            shortNet = net;
            longNet = Money.ZERO;
        } else if (shortNet.isNegative()) {
            longNet = net;
            shortNet = Money.ZERO;
        }
        return shortNet.times(shortTermRate, RoundingMode.HALF_UP)
                .plus(longNet.times(longTermRate, RoundingMode.HALF_UP));
    }

    private Money lossLimit() {
        return filingStatus == FilingStatus.MARRIED_SEPARATE ? Money.ofDollars(1_500) : Money.ofDollars(3_000);
    }
}
