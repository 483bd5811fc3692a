package io.evenkeel.rebalance;

import io.evenkeel.account.Household;
import io.evenkeel.book.Book;
import io.evenkeel.ingest.BookReader;
import io.evenkeel.ingest.IngestLimits;
import io.evenkeel.optimizer.LotOptimizer;
import io.evenkeel.proposal.AccountResult;
import io.evenkeel.rulebook.RuleFiles;
import io.evenkeel.rulebook.Rulebook;
import io.evenkeel.rulebook.RulebookCompiler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
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

    private static final IngestLimits LIMITS = new IngestLimits(1L << 28, 1L << 30, 5_000_000, 4_000);
    private static final Pattern NOTE =
            Pattern.compile("asked to trade are together better by more than \\$([0-9.,]+) a year");
    private static final double FEW_DOLLARS = 5;
    private static final int PASSES = 2;

    private record Gap(Household household, double dollars) {}

    private SeparateQuality() {}

    public static void main(String[] arguments) throws IOException {
        Path firm = Path.of(arguments.length > 0 ? arguments[0] : "samples/firm.zip");
        Path rules = Path.of(arguments.length > 1 ? arguments[1] : "rules");
        Book book = new BookReader(LIMITS).read(firm).fold(sound -> sound.value(), refused -> {
            throw new IllegalArgumentException("The book is refused: " + refused.faults());
        });
        Rulebook rulebook = new RulebookCompiler().compile(RuleFiles.read(rules));
        RebalanceHousehold rebalance = new RebalanceHousehold(
                rulebook.data(),
                rulebook.policy(),
                rulebook.review(),
                rulebook.taxRates(),
                rulebook.identity(),
                new LotOptimizer());
        List<Gap> gaps = new ArrayList<>();
        double seconds = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            gaps.clear();
            long start = cpu();
            for (Household household : book.households()) {
                gapOf(evaluated(rebalance, household, book)).ifPresent(gap -> gaps.add(new Gap(household, gap)));
            }
            seconds = (cpu() - start) / 1e9;
        }
        print(gaps, seconds, book.households().size());
    }

    private static List<AccountResult> evaluated(RebalanceHousehold rebalance, Household household, Book book) {
        return rebalance.evaluate(household, book.market(), book.models(), book.substitutes(), EvaluationRequest.DAILY);
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
