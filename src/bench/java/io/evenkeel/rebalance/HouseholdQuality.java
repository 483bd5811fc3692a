package io.evenkeel.rebalance;

import java.util.List;

/**
 * How much better all accounts of a household that is steered as one could do together at most, after whole shares and all
 * steps. Arguments: households, then numbers of securities, such as {@code 150 4 12 40}.
 */
public final class HouseholdQuality {

    private static final int WARM = 20;

    private HouseholdQuality() {}

    public static void main(String[] arguments) {
        int households = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 150;
        DrawnAccounts.couldBeBetterBy(12, WARM);
        for (int a = 1; a < arguments.length; a++) {
            int names = Integer.parseInt(arguments[a]);
            long start = System.nanoTime();
            List<Double> gaps = DrawnAccounts.couldBeBetterBy(names, households);
            double milliseconds = (System.nanoTime() - start) / 1e6 / households;
            System.out.printf(
                    "%d households of 2 to 4 accounts, %d securities: could be better by $%.2f at the median, $%.2f at the 90th"
                            + " percentile, $%.2f at most, $%.2f on average a year; %.1f ms a household, rules and checks"
                            + " included%n",
                    households,
                    names,
                    gaps.get(households / 2),
                    gaps.get(households * 9 / 10),
                    gaps.get(households - 1),
                    gaps.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                    milliseconds);
        }
    }
}
