package io.evenkeel.rebalance;

import io.evenkeel.account.Account;
import io.evenkeel.account.Household;
import io.evenkeel.account.TaxLot;
import io.evenkeel.market.Market;
import io.evenkeel.market.SecurityId;
import io.evenkeel.market.TradingCalendar;
import io.evenkeel.money.Money;
import io.evenkeel.tax.HoldingPeriod;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The days after today on which a transition can get further. */
final class TransitionDates {

    /** A plan that takes longer says how far it gets. */
    static final int MOST_YEARS = 5;

    private TransitionDates() {}

    /**
     * Trading days, sorted: per month the one on which the last of its lots turns long-term, and the first one of each of
     * the next years.
     */
    static SortedSet<LocalDate> of(Household household, Market market) {
        SortedMap<YearMonth, LocalDate> turning = new TreeMap<>();
        waiting(household, market).forEach(lot -> {
            LocalDate day = tradingDay(HoldingPeriod.firstLongTermDay(lot.acquired()));
            turning.merge(YearMonth.from(day), day, (one, other) -> one.isAfter(other) ? one : other);
        });
        SortedSet<LocalDate> dates = new TreeSet<>(turning.values());
        for (int years = 1; years <= MOST_YEARS; years++) {
            dates.add(firstOfYear(market.asOf().getYear() + years));
        }
        return dates;
    }

    /** Lots that would cost less to sell once they are long-term, taken alone. */
    static List<TaxLot> waiting(Household household, Market market) {
        return household.accounts().stream()
                .filter(account -> account.registration().isTaxable())
                .map(Account::lots)
                .flatMap(List::stream)
                .filter(lot -> isShortTermGain(lot, market))
                .toList();
    }

    static LocalDate firstOfYear(int year) {
        return tradingDay(LocalDate.of(year, 1, 1));
    }

    private static LocalDate tradingDay(LocalDate day) {
        return TradingCalendar.tradingDayOnOrAfter(day);
    }

    static boolean isShortTermGain(TaxLot lot, Market market) {
        SecurityId security = lot.security();
        Money basis = lot.basis();
        return basis != null
                && !lot.inherited()
                && HoldingPeriod.firstLongTermDay(lot.acquired()).isAfter(market.asOf())
                && market.worth(security, lot.quantity()).compareTo(basis) > 0;
    }
}
