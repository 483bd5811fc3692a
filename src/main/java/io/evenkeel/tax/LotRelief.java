package io.evenkeel.tax;

import io.evenkeel.account.LotMethod;
import io.evenkeel.account.TaxLot;
import io.evenkeel.market.SecurityKind;
import io.evenkeel.money.Money;
import io.evenkeel.money.Price;
import io.evenkeel.money.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which lots a sale takes first (Treas. Reg. 1.1012-1(c)), and average cost for funds (1.1012-1(e)). Ties go to the lot
 * acquired earlier and then to the smaller id, so that the same lots always give the same order.
 */
public final class LotRelief {

    private static final MathContext DIGITS = MathContext.DECIMAL64;

    private static final Comparator<TaxLot> OLDEST_FIRST =
            Comparator.comparing(TaxLot::acquired).thenComparing(TaxLot::id);

    private LotRelief() {}

    /** What an account's method comes to for one security: average cost is for fund shares alone (1.1012-1(e)). */
    public static LotMethod methodFor(@Nullable LotMethod agreed, SecurityKind kind) {
        if (agreed == LotMethod.AVERAGE_COST && kind != SecurityKind.MUTUAL_FUND) {
            return LotMethod.FIFO;
        }
        return agreed == null ? LotMethod.LEAST_TAX : agreed;
    }

    /**
     * Least tax is not highest cost: a long-term gain can cost less than a smaller short-term one. With average cost the
     * lots come back with it. Refuses lots without basis where the order depends on it.
     */
    public static List<TaxLot> order(
            LotMethod method, List<TaxLot> lots, Price price, LocalDate sold, YearRates rates) {
        return switch (method) {
            case FIFO -> sorted(lots, OLDEST_FIRST);
            case LIFO ->
                sorted(lots, Comparator.comparing(TaxLot::acquired).reversed().thenComparing(TaxLot::id));
            case HIGHEST_COST ->
                sorted(
                        lots,
                        Comparator.comparing(LotRelief::costPerShare).reversed().thenComparing(OLDEST_FIRST));
            case LEAST_TAX ->
                sorted(
                        lots,
                        Comparator.comparing((TaxLot lot) ->
                                        LotTax.of(lot, price, sold, rates).exactTaxPerShare(rates))
                                .thenComparing(OLDEST_FIRST));
            case AVERAGE_COST -> atAverageCost(lots);
        };
    }

    private static List<TaxLot> sorted(List<TaxLot> lots, Comparator<TaxLot> order) {
        return lots.stream().sorted(order).toList();
    }

    private static BigDecimal costPerShare(TaxLot lot) {
        return basisOf(lot).decimal().divide(lot.quantity().decimal(), DIGITS);
    }

    /** Takes {@code quantity} shares from the lots as they stand; refuses more than there are. */
    public static List<LotTaken> take(List<TaxLot> ordered, Quantity quantity) {
        List<LotTaken> taken = new ArrayList<>();
        Quantity left = quantity;
        for (TaxLot lot : ordered) {
            if (left.isPositive()) {
                Quantity part = left.min(lot.quantity());
                taken.add(new LotTaken(lot.id(), part));
                left = left.minus(part);
            }
        }
        if (left.isPositive()) {
            throw new IllegalArgumentException(
                    "The lots hold %s shares less than the %s to be sold.".formatted(left, quantity));
        }
        return taken;
    }

    /**
     * The lots at their average cost, oldest first, which is also the order in which a sale takes them. The bases add up
     * to what they were. A gift that had fallen in value keeps its own two bases (Treas. Reg. 1.1012-1(e)). Only
     * for fund shares whose owner chose it; refuses lots without basis.
     */
    public static List<TaxLot> atAverageCost(List<TaxLot> lots) {
        List<TaxLot> averaged = lots.stream().filter(LotRelief::isAveraged).toList();
        long basis = averaged.stream().mapToLong(lot -> basisOf(lot).cents()).sum();
        long shares =
                averaged.stream().mapToLong(lot -> lot.quantity().millionths()).sum();
        List<TaxLot> result = new ArrayList<>();
        for (TaxLot lot : sorted(lots, OLDEST_FIRST)) {
            if (isAveraged(lot)) {
                long part = Division.part(basis, lot.quantity().millionths(), shares);
                basis -= part;
                shares -= lot.quantity().millionths();
                result.add(averaged(lot, new Money(part)));
            } else {
                result.add(lot);
            }
        }
        return result;
    }

    private static TaxLot averaged(TaxLot lot, Money basis) {
        return new TaxLot(lot.id(), lot.security(), lot.quantity(), basis, lot.acquired(), lot.inherited(), null);
    }

    private static boolean isAveraged(TaxLot lot) {
        return lot.gift() == null || lot.gift().value().compareTo(basisOf(lot)) >= 0;
    }

    private static Money basisOf(TaxLot lot) {
        Money basis = lot.basis();
        if (basis == null) {
            throw new IllegalArgumentException(
                    "Lot (%s) of %s has no basis, so its cost can neither be compared nor averaged."
                            .formatted(lot.id(), lot.security()));
        }
        return basis;
    }
}
