package io.evenkeel.tax;

import io.evenkeel.account.TaxLot;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Rate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * What selling all of one lot costs in tax, at marginal rates.
 *
 * @param gain proceeds at the price less basis
 * @param tax on the gain; negative where a loss saves
 * @param longTermFrom first day on which the lot is long-term
 * @param waitingSaves what the same sale at the same price would cost less from that day on; negative where waiting makes
 *     a loss worth less, zero for a lot that is long-term already
 */
public record LotTax(TaxLot lot, Term term, Money gain, Money tax, LocalDate longTermFrom, Money waitingSaves) {

    private static final MathContext DIGITS = MathContext.DECIMAL64;

    /** Refuses a lot without basis: what it costs to sell is not known, and it is not zero. */
    public static LotTax of(TaxLot lot, Price price, LocalDate sold, YearRates rates) {
        LotGain sale = LotGain.of(lot, lot.quantity(), lot.quantity().at(price, RoundingMode.HALF_UP), sold);
        Money tax = on(sale.gain(), rates.on(sale.term()));
        Money later = on(sale.gain(), sale.term() == Term.SHORT ? rates.longTerm() : rates.on(sale.term()));
        LocalDate longFrom = lot.inherited() ? lot.acquired() : HoldingPeriod.firstLongTermDay(sale.heldFrom());
        return new LotTax(lot, sale.term(), sale.gain(), tax, longFrom, tax.minus(later));
    }

    private static Money on(Money gain, Rate rate) {
        return gain.times(rate, RoundingMode.HALF_UP);
    }

    /** Rounded to the millionth of a dollar. */
    public Price taxPerShare() {
        return Price.of(tax, lot.quantity(), RoundingMode.HALF_UP);
    }

    /** Tax a share without rounding the tax to cents: what orders lots, so that small ones are not misplaced. */
    BigDecimal exactTaxPerShare(YearRates rates) {
        return gain.decimal()
                .multiply(rates.on(term).decimal())
                .divide(lot.quantity().decimal(), DIGITS);
    }
}
