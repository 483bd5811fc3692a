package io.evenkeel.tax;

import java.time.LocalDate;

/** How long something was held, by trade dates (IRC 1222; Rev. Rul. 66-7; Rev. Rul. 66-97). */
public final class HoldingPeriod {

    private HoldingPeriod() {}

    /**
     * The first day on which a sale is long-term. The holding period begins on the day after the purchase; a sale is
     * long-term on the same-numbered day a year after that day. Bought on 28 February 2023: counted from 1 March, long
     * from 1 March 2024.
     */
    public static LocalDate firstLongTermDay(LocalDate acquired) {
        return acquired.plusDays(1).plusYears(1);
    }

    public static Term termOf(LocalDate acquired, LocalDate sold) {
        return sold.isBefore(firstLongTermDay(acquired)) ? Term.SHORT : Term.LONG;
    }
}
