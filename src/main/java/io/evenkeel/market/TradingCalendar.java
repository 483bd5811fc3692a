package io.evenkeel.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/** The days on which the New York Stock Exchange trades (NYSE Rule 7.2, and the closures it has announced). */
public final class TradingCalendar {

    /** Closures that no rule foretells: storms and days of mourning. */
    private static final Set<LocalDate> SPECIAL_CLOSURES = Set.of(
            LocalDate.of(2001, 9, 11),
            LocalDate.of(2001, 9, 12),
            LocalDate.of(2001, 9, 13),
            LocalDate.of(2001, 9, 14),
            LocalDate.of(2004, 6, 11),
            LocalDate.of(2007, 1, 2),
            LocalDate.of(2012, 10, 29),
            LocalDate.of(2012, 10, 30),
            LocalDate.of(2018, 12, 5),
            LocalDate.of(2025, 1, 9));

    private static final int JUNETEENTH_SINCE = 2022;

    private TradingCalendar() {}

    public static boolean isTradingDay(LocalDate day) {
        return !isWeekend(day) && !isHoliday(day) && !SPECIAL_CLOSURES.contains(day);
    }

    /** The day itself where it is one. */
    public static LocalDate tradingDayOnOrAfter(LocalDate day) {
        LocalDate candidate = day;
        while (!isTradingDay(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    public static boolean isFirstTradingDayOfQuarter(LocalDate day) {
        LocalDate quarter = LocalDate.of(day.getYear(), day.getMonth().firstMonthOfQuarter(), 1);
        return day.equals(tradingDayOnOrAfter(quarter));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static boolean isHoliday(LocalDate day) {
        int year = day.getYear();
        return switch (day.getMonth()) {
            case JANUARY -> isNewYear(day) || day.equals(nth(year, Month.JANUARY, 3, DayOfWeek.MONDAY));
            case FEBRUARY -> day.equals(nth(year, Month.FEBRUARY, 3, DayOfWeek.MONDAY));
            case MARCH, APRIL -> day.equals(easter(year).minusDays(2));
            case MAY ->
                day.equals(LocalDate.of(year, Month.MAY, 31).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case JUNE -> year >= JUNETEENTH_SINCE && day.equals(observed(LocalDate.of(year, Month.JUNE, 19)));
            case JULY -> day.equals(observed(LocalDate.of(year, Month.JULY, 4)));
            case SEPTEMBER -> day.equals(nth(year, Month.SEPTEMBER, 1, DayOfWeek.MONDAY));
            case NOVEMBER -> day.equals(nth(year, Month.NOVEMBER, 4, DayOfWeek.THURSDAY));
            case DECEMBER -> day.equals(observed(LocalDate.of(year, Month.DECEMBER, 25)));
            default -> false;
        };
    }

    /** A New Year's Day on a Saturday is not observed on the Friday: that would be in the old year. */
    private static boolean isNewYear(LocalDate day) {
        LocalDate first = LocalDate.of(day.getYear(), Month.JANUARY, 1);
        return day.equals(first.getDayOfWeek() == DayOfWeek.SUNDAY ? first.plusDays(1) : first);
    }

    private static LocalDate observed(LocalDate holiday) {
        return switch (holiday.getDayOfWeek()) {
            case SATURDAY -> holiday.minusDays(1);
            case SUNDAY -> holiday.plusDays(1);
            default -> holiday;
        };
    }

    private static LocalDate nth(int year, Month month, int ordinal, DayOfWeek weekday) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday));
    }

    /** Gregorian Easter Sunday by the anonymous computus (Meeus, Astronomical Algorithms, 1991). */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = (a + 11 * d + 22 * e) / 451;
        int month = (d + e - 7 * f + 114) / 31;
        int day = (d + e - 7 * f + 114) % 31 + 1;
        return LocalDate.of(year, month, day);
    }
}
