package io.evenkeel.sample;

import java.time.LocalDate;

/**
 * How an account lives. Days are indices of trading days; zero for "every" means never.
 *
 * @param opened the day it was funded
 * @param deposit the first deposit, cents
 * @param rebalancedEvery trading days between rebalances; the calendar's quarters where {@code onQuarters}
 * @param tolerancePercent how far above its target a holding had to stand to be sold
 * @param depositsEvery trading days between further deposits of a twentieth of the first
 * @param withdrawsEvery trading days between withdrawals of a thirtieth of the account
 * @param reinvests whether dividends buy more of what paid them
 * @param offset shifts all of these, so that accounts do not act on the same days
 * @param harvests the day on which losses were taken; -1 for none
 * @param addsLate the day of one more deposit, invested, early in 2018; -1 for none
 */
record Habits(
        int opened,
        long deposit,
        int rebalancedEvery,
        boolean onQuarters,
        int tolerancePercent,
        int depositsEvery,
        int withdrawsEvery,
        boolean reinvests,
        int offset,
        int harvests,
        int addsLate) {

    private static final int QUARTER = 63;
    private static final int YEAR = 252;

    static Habits of(Client client, int opened, long deposit, Closes closes, Chance chance) {
        boolean funds = client.holdsFunds();
        boolean onQuarters = funds && chance.happens(60);
        int january = closes.dayOf(LocalDate.of(2018, 1, 8));
        boolean harvests = client.isTaxable() && !funds && chance.happens(22);
        boolean addsLate = chance.happens(9);
        return new Habits(
                opened,
                deposit,
                chance.happens(funds ? 75 : 62) ? QUARTER : YEAR,
                onQuarters,
                chance.between(8, 22),
                chance.happens(35) ? (funds ? 126 : 250) + chance.between(0, 60) : 0,
                chance.happens(12) ? YEAR + chance.between(0, 30) : 0,
                funds && chance.happens(40),
                chance.between(0, YEAR - 1),
                harvests ? chance.between(january, closes.last() - 1) : -1,
                addsLate ? chance.between(january, closes.last() - 2) : -1);
    }

    boolean isDue(int every, int day) {
        return every > 0 && (day + offset) % every == 0;
    }
}
