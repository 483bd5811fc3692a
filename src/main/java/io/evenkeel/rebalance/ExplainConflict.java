package io.evenkeel.rebalance;

import io.evenkeel.book.AccountView;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.optimizer.Solution;
import io.evenkeel.policy.TradingLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts the optimizer's conflicts into the words of whoever set the limits: what cannot be kept, and what is in its way. */
final class ExplainConflict {

    private static final int MOST_NAMED = 8;

    private final AccountView view;
    private final TradingLimits limits;

    ExplainConflict(AccountView view, TradingLimits limits) {
        this.view = view;
        this.limits = limits;
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
            return view.paymentsDue().isPositive()
                    ? reserve + " beside payments of " + view.paymentsDue().dollars() + " that are due"
                    : reserve;
        }
        return limits.tax()
                .gainBudget()
                .filter(budget -> row.equals("gain budget"))
                .map(budget -> "the gain budget of " + budget.limit().dollars())
                .orElse("the " + row);
    }

    private String inTheWay(String row) {
        List<String> locks = locks();
        boolean raises = row.equals("gain budget")
                && limits.cashReserve().plus(view.paymentsDue()).isPositive();
        String cash = raises
                ? "Cash of " + limits.cashReserve().plus(view.paymentsDue()).dollars() + " has to be there"
                : "";
        if (locks.isEmpty()) {
            return cash.isEmpty() ? "The account is worth " + view.value().dollars() : cash;
        }
        String named = String.join(", ", locks.stream().limit(MOST_NAMED).toList());
        String more = locks.size() > MOST_NAMED ? " and %d more".formatted(locks.size() - MOST_NAMED) : "";
        return (cash.isEmpty() ? "" : cash + ". ") + "May not be sold: " + named + more;
    }

    /** Each security once, what holds back the most of the account first: that is what somebody would have to lift. */
    private List<String> locks() {
        List<Lock> all = new ArrayList<>();
        view.positions().values().forEach(position -> {
            SecurityId security = position.security().id();
            Optional.ofNullable(limits.noSell().get(security))
                    .ifPresent(why -> all.add(new Lock(security, position.value(), why)));
            Optional.ofNullable(limits.keptQuantities().get(security))
                    .ifPresent(kept -> all.add(new Lock(
                            security, position.quote().worth(kept.quantity().min(position.quantity())), kept.why())));
            position.lots().forEach(lot -> {
                Money worth = position.quote().worth(lot.quantity());
                Optional.ofNullable(limits.keptLots().get(lot.id()))
                        .ifPresent(kept -> all.add(new Lock(security, worth, kept.why())));
                Optional.ofNullable(limits.noLossSale().get(lot.id()))
                        .ifPresent(washed -> all.add(new Lock(security, worth, washed.why())));
            });
        });
        all.sort(Comparator.comparing(Lock::worth)
                .reversed()
                .thenComparing(Lock::security)
                .thenComparing(Lock::why));
        Map<SecurityId, String> named = new LinkedHashMap<>();
        all.forEach(lock -> named.putIfAbsent(lock.security(), lock.security() + " (" + lock.why() + ")"));
        return List.copyOf(named.values());
    }

    /** Shares that stay. */
    private record Lock(SecurityId security, Money worth, String why) {}

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
