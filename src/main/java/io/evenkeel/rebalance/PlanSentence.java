package io.evenkeel.rebalance;

import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says a plan in one sentence: {@code 62% now for $4,100 tax; the rest as lots turn long-term by March 2027}. */
final class PlanSentence {

    /** Reasons of steps, beside lots that turn long-term. */
    static final String NEW_BUDGET = "A new year opens its budget";

    static final String NEW_YEAR = "A new tax year begins";

    /** Half a percent: what is left of the way below it is whole shares and small trades. */
    static final Weight CRUMB = Weight.of("0.005");

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private final LocalDate today;
    private final List<TransitionStep> steps;
    private final Weight left;
    private final String whyLeft;

    /** @param whyLeft used where more than crumbs are left */
    PlanSentence(LocalDate today, List<TransitionStep> steps, Weight left, String whyLeft) {
        this.today = today;
        this.steps = List.copyOf(steps);
        this.left = left;
        this.whyLeft = whyLeft;
    }

    String text() {
        if (steps.isEmpty()) {
            return "Nothing is done: %s.".formatted(whyLeft);
        }
        List<String> parts = new ArrayList<>();
        parts.add(now());
        List<TransitionStep> later =
                steps.stream().filter(step -> step.date().isAfter(today)).toList();
        if (!later.isEmpty()) {
            parts.add(later(later));
        }
        if (!isCrumb(left)) {
            parts.add("%s is left: %s".formatted(percent(left), whyLeft));
        }
        return String.join("; ", parts) + ".";
    }

    private String now() {
        TransitionStep first = steps.get(0);
        if (first.date().isAfter(today)) {
            return "Nothing now";
        }
        String share = steps.size() == 1 && isCrumb(left) ? "All the way" : percent(first.share());
        return "%s now %s".formatted(share, tax(first.tax()));
    }

    private String later(List<TransitionStep> later) {
        TransitionStep last = later.get(later.size() - 1);
        Weight share = later.stream().map(TransitionStep::share).reduce(Weight.ZERO, Weight::plus);
        Money tax = later.stream().map(TransitionStep::tax).reduce(Money.ZERO, Money::plus);
        return "%s %s %s %s, %s"
                .formatted(
                        isCrumb(left) ? rest(later) : percent(share),
                        whenever(later),
                        later.size() == 1 ? "in" : "by",
                        last.date().format(MONTH),
                        tax(tax));
    }

    private String rest(List<TransitionStep> later) {
        return later.size() == steps.size() ? "all of the way" : "the rest";
    }

    private static String whenever(List<TransitionStep> later) {
        return later.stream()
                .map(step -> switch (step.reason()) {
                    case NEW_BUDGET -> "with new years' budgets";
                    case NEW_YEAR -> "in new tax years";
                    default -> "as lots turn long-term";
                })
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and "));
    }

    private static boolean isCrumb(Weight share) {
        return share.compareTo(CRUMB) < 0;
    }

    private static String tax(Money tax) {
        if (tax.isZero()) {
            return "for no tax";
        }
        return tax.isPositive() ? "for %s tax".formatted(dollars(tax)) : "saving %s tax".formatted(dollars(tax.abs()));
    }

    /** In whole dollars. */
    private static String dollars(Money money) {
        return String.format(
                Locale.ROOT,
                "$%,d",
                money.decimal().setScale(0, RoundingMode.HALF_UP).toBigInteger());
    }

    private static String percent(Weight share) {
        return share.decimal()
                        .movePointRight(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .toPlainString() + "%";
    }
}
