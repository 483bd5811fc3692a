package io.evenkeel.tax;

import io.evenkeel.account.RealisedYear;
import io.evenkeel.money.Money;
import io.evenkeel.money.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rates, brackets and limits of one filing status in one year.
 *
 * @param ordinary brackets, ascending, the first above zero dollars
 * @param longTerm brackets of net long-term gains, which lie on top of all other income (IRC 1(h))
 * @param surcharge on investment income above an income (IRC 1411)
 * @param lossLimit net loss that other income absorbs (IRC 1211(b))
 */
public record TaxTable(List<Bracket> ordinary, List<Bracket> longTerm, Bracket surcharge, Money lossLimit) {

    public TaxTable {
        ordinary = List.copyOf(ordinary);
        longTerm = List.copyOf(longTerm);
    }

    /** What the next dollar costs a taxpayer of this taxable income before any capital gain. */
    public YearRates marginal(Money income) {
        Rate extra = income.compareTo(surcharge.above()) >= 0 ? surcharge.rate() : Rate.ZERO;
        Rate other = rateAt(ordinary, income);
        return new YearRates(other.plus(extra), rateAt(longTerm, income).plus(extra), other, Rate.ZERO, lossLimit);
    }

    private static Rate rateAt(List<Bracket> brackets, Money income) {
        Rate rate = brackets.get(0).rate();
        for (Bracket bracket : brackets) {
            if (income.compareTo(bracket.above()) >= 0) {
                rate = bracket.rate();
            }
        }
        return rate;
    }

    /**
     * The federal tax of a year through all brackets: other income and net short-term gains fill the ordinary brackets,
     * net long-term gains lie on top of them, and the surcharge is on the lesser of net gains and income above its
     * threshold.
     *
     * @param income taxable income before capital gains, not negative
     */
    public Money tax(Money income, RealisedYear year) {
        NetResult net = Netting.net(year, lossLimit);
        Money base = income.minus(net.deductedLoss()).max(Money.ZERO).plus(net.shortTermGain());
        Money top = base.plus(net.longTermGain());
        Money gains = net.shortTermGain().plus(net.longTermGain());
        Money surcharged = gains.min(top.minus(surcharge.above())).max(Money.ZERO);
        BigDecimal tax = between(ordinary, Money.ZERO, base)
                .add(between(longTerm, base, top))
                .add(surcharged.decimal().multiply(surcharge.rate().decimal()));
        return Money.rounded(tax, RoundingMode.HALF_UP);
    }

    /** What these gains add to the tax of a year that already holds {@code before}. */
    public Money taxAdded(Money income, RealisedYear before, Money shortGain, Money longGain) {
        return tax(income, Netting.after(before, shortGain, longGain)).minus(tax(income, before));
    }

    private static BigDecimal between(List<Bracket> brackets, Money from, Money to) {
        BigDecimal tax = BigDecimal.ZERO;
        for (int i = 0; i < brackets.size(); i++) {
            Money low = brackets.get(i).above().max(from);
            Money high = i + 1 < brackets.size() ? brackets.get(i + 1).above().min(to) : to;
            if (high.compareTo(low) > 0) {
                tax = tax.add(high.minus(low)
                        .decimal()
                        .multiply(brackets.get(i).rate().decimal()));
            }
        }
        return tax;
    }

    /** Collects the lines of one table. */
    static final class Builder {
        final List<Bracket> ordinary = new ArrayList<>();
        final List<Bracket> longTerm = new ArrayList<>();

        @Nullable
        Bracket surcharge;

        @Nullable
        Money lossLimit;

        TaxTable build(String name) {
            if (surcharge == null || lossLimit == null || lacksFirst(ordinary) || lacksFirst(longTerm)) {
                throw new IllegalArgumentException(
                        "The tax rates of %s lack a part. Maybe a bracket from 0, the surcharge or the loss limit is missing."
                                .formatted(name));
            }
            return new TaxTable(ordinary, longTerm, surcharge, lossLimit);
        }

        /** Also sorts. */
        private static boolean lacksFirst(List<Bracket> brackets) {
            brackets.sort(Comparator.comparing(Bracket::above));
            return brackets.isEmpty() || !brackets.get(0).above().isZero();
        }
    }
}
