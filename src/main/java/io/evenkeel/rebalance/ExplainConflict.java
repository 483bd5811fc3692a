package io.evenkeel.rebalance;

import io.evenkeel.book.AccountView;
import io.evenkeel.money.Money;
import io.evenkeel.optimizer.Solution;
import io.evenkeel.policy.TradingLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Puts the optimizer's conflicts into the words of whoever set the limits: what cannot be kept, and what is in its way. */
final class ExplainConflict {

    private static final int MOST_NAMED = 8;

    private final AccountView view;
    private final TradingLimits limits;
    private final Money withdrawalsDue;

    ExplainConflict(AccountView view, TradingLimits limits, Money withdrawalsDue) {
        this.view = view;
        this.limits = limits;
        this.withdrawalsDue = withdrawalsDue;
    }

    List<String> of(List<Solution.Conflict> conflicts) {
        return conflicts.stream().map(this::sentence).toList();
    }

    private String sentence(Solution.Conflict conflict) {
        Money missing = Money.rounded(BigDecimal.valueOf(conflict.shortBy()), RoundingMode.HALF_UP);
        return "%s cannot be kept: %s is missing. %s. Maybe a lock should be lifted or the limit moved by that much."
                .formatted(capitalized(subject(conflict.row())), missing.dollars(), inTheWay(conflict.row()));
    }

    /** Rows whose numbers the account agreed on are named with them. */
    private String subject(String row) {
        if (row.equals("cash reserve")) {
            String reserve = "the cash reserve of " + limits.cashReserve().dollars();
            return withdrawalsDue.isPositive()
                    ? reserve + " beside payments of " + withdrawalsDue.dollars() + " that are due"
                    : reserve;
        }
        return limits.tax()
                .gainBudget()
                .filter(budget -> row.equals("gain budget"))
                .map(budget -> "the gain budget of " + budget.limit().dollars())
                .orElse("the " + row);
    }

    private String inTheWay(String row) {
        TreeSet<String> locks = new TreeSet<>();
        limits.noSell().forEach((security, why) -> locks.add(security + " (" + why + ")"));
        limits.keptQuantities().forEach((security, kept) -> locks.add(security + " (" + kept.why() + ")"));
        limits.keptLots().values().forEach(kept -> locks.add(kept.security() + " (" + kept.why() + ")"));
        limits.noLossSale().values().forEach(washed -> locks.add(washed.security() + " (" + washed.why() + ")"));
        locks.removeIf(
                lock -> view.positions().keySet().stream().noneMatch(security -> lock.startsWith(security + " (")));
        boolean raises = row.equals("gain budget")
                && limits.cashReserve().plus(withdrawalsDue).isPositive();
        String cash =
                raises ? "Cash of " + limits.cashReserve().plus(withdrawalsDue).dollars() + " has to be there" : "";
        if (locks.isEmpty()) {
            return cash.isEmpty() ? "The account is worth " + view.value().dollars() : cash;
        }
        String named = String.join(", ", locks.stream().limit(MOST_NAMED).toList());
        String more = locks.size() > MOST_NAMED ? " and %d more".formatted(locks.size() - MOST_NAMED) : "";
        return (cash.isEmpty() ? "" : cash + ". ") + "May not be sold: " + named + more;
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
