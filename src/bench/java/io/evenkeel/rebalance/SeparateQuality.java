package io.evenkeel.rebalance;

import io.evenkeel.account.Household;
import io.evenkeel.optimizer.LotOptimizer;
import io.evenkeel.proposal.AccountResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much better all accounts of a household could do together at most whose accounts have a target each, in the sample
 * firm and under its rules. Arguments: the book and the rules folder; {@code samples/firm.zip rules} where none are given.
 */
public final class SeparateQuality {

    private static final Pattern NOTE =
            Pattern.compile("asked to trade are together better by more than \\$([0-9.,]+) a year");
    private static final double FEW_DOLLARS = 5;
    private static final int PASSES = 2;

    private record Gap(Household household, double dollars) {}

    private SeparateQuality() {}

    public static void main(String[] arguments) throws IOException {
        SampleFirm firm = SampleFirm.of(arguments);
        RebalanceHousehold rebalance = firm.rebalancing(new LotOptimizer());
        List<Gap> gaps = new ArrayList<>();
        double seconds = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            gaps.clear();
            long start = cpu();
            for (Household household : firm.book().households()) {
                gapOf(firm.evaluated(rebalance, household)).ifPresent(gap -> gaps.add(new Gap(household, gap)));
            }
            seconds = (cpu() - start) / 1e9;
        }
        print(gaps, seconds, firm.book().households().size());
    }

    private static OptionalDouble gapOf(List<AccountResult> results) {
        Matcher found = NOTE.matcher(results.toString());
        return found.find()
                ? OptionalDouble.of(Double.parseDouble(found.group(1).replace(",", "")))
                : OptionalDouble.empty();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void print(List<Gap> gaps, double seconds, int households) {
        System.out.printf(Locale.ROOT, "%d households in %.2f CPU seconds%n", households, seconds);
        if (gaps.isEmpty()) {
            return;
        }
        gaps.sort(Comparator.comparingDouble(Gap::dollars));
        System.out.printf(
                Locale.ROOT,
                "%d with a bound for their accounts together: could be better by $%.2f at the median, $%.2f at the 90th"
                        + " percentile, $%.2f at most%n",
                gaps.size(),
                gaps.get(gaps.size() / 2).dollars(),
                gaps.get(gaps.size() * 9 / 10).dollars(),
                gaps.get(gaps.size() - 1).dollars());
        gaps.stream()
                .filter(gap -> gap.dollars() > FEW_DOLLARS)
                .forEach(gap -> System.out.printf(
                        Locale.ROOT, "household %s: $%.2f%n", gap.household().id(), gap.dollars()));
    }
}
