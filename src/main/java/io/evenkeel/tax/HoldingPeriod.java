package io.evenkeel.tax;

import java.time.LocalDate;
import java.time.Month;

/**
 * How long shares were held, by trade dates (IRC 1222; Rev. Rul. 66-7; Rev. Rul. 66-97). The day of purchase does not
 * count and the day of sale does, so shares are long-term from the same-numbered day a year after the day after
 * purchase.
 */
public final class HoldingPeriod {

    private static final long DAYS_ALWAYS_SHORT = 365;
    private static final long DAYS_ALWAYS_LONG = 367;

    private HoldingPeriod() {}

    /** The first day on which a sale is long-term. */
    public static LocalDate firstLongTermDay(LocalDate acquired) {
        LocalDate begin = acquired.plusDays(1);
        // A year that begins on February 29 is over only when February 28 has passed.
        return isLeapDay(begin) ? LocalDate.of(begin.getYear() + 1, Month.MARCH, 1) : begin.plusYears(1);
    }

    private static boolean isLeapDay(LocalDate day) {
        return day.getMonth() == Month.FEBRUARY && day.getDayOfMonth() == 29;
    }

    /** Refuses a sale before the purchase. */
    public static Term termOf(LocalDate acquired, LocalDate sold) {
        if (sold.isBefore(acquired)) {
            throw new IllegalArgumentException(
                    "The sale (%s) lies before the purchase (%s). Maybe the two dates were exchanged."
                            .formatted(sold, acquired));
        }
        return sold.isBefore(firstLongTermDay(acquired)) ? Term.SHORT : Term.LONG;
    }

    /** The same for epoch days; the calendar is asked only where a leap day could decide. */
    static Term termOf(long acquiredDay, long soldDay) {
        long held = soldDay - acquiredDay;
        if (held >= 0 && held <= DAYS_ALWAYS_SHORT) {
            return Term.SHORT;
        }
        return held >= DAYS_ALWAYS_LONG
                ? Term.LONG
                : termOf(LocalDate.ofEpochDay(acquiredDay), LocalDate.ofEpochDay(soldDay));
    }

    /** Inherited shares are long-term from the first day (IRC 1223(9)). */
    public static Term termOfInherited() {
        return Term.LONG;
    }
}
