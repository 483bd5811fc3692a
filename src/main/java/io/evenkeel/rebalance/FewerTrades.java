package io.evenkeel.rebalance;

import io.evenkeel.book.AccountView;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.optimizer.Solution;
import io.evenkeel.proposal.ShareChanges;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where a trade costs something whatever its size, or only so many are allowed: leaves out one trade after the other, the
 * smallest first, and asks again how the rest would be, as long as that is no worse or has to be.
 */
final class FewerTrades {

    /** Of each round, so many of the smallest trades are tried. */
    private static final int TRIED = 3;

    private final Question optimizer;

    /** Asks for the best trades. */
    interface Question {
        AskOptimizer.Answer best(Ask ask);
    }

    FewerTrades(Question optimizer) {
        this.optimizer = optimizer;
    }

    AskOptimizer.Answer of(Ask ask) {
        int most = ask.limits().mostTrades();
        AskOptimizer.Answer all = optimizer.best(ask);
        boolean tooMany = all.changes() != null && all.changes().trades() > most;
        if (all.changes() == null || (!tooMany && ask.limits().ticketCost().isZero())) {
            return all;
        }
        AskOptimizer.Answer fewer = leftOut(ask, all, most);
        if (!tooMany) {
            return fewer;
        }
        AskOptimizer.Answer atOnce = optimizer.best(ask.withMostTrades(most));
        AskOptimizer.Answer best = atOnce.isBetterThan(fewer) ? atOnce : fewer;
        return best.changes() == null ? best : note(best, all, most);
    }

    private static AskOptimizer.Answer note(AskOptimizer.Answer best, AskOptimizer.Answer all, int most) {
        ShareChanges changes = java.util.Objects.requireNonNull(best.changes(), "found");
        ShareChanges unlimited = java.util.Objects.requireNonNull(all.changes(), "found");
        Money lost = Dollars.money(Math.max(0, best.objective() - all.objective()));
        return new AskOptimizer.Answer(
                changes.with("At most %d securities are traded: %d would be worth %s more a year"
                        .formatted(most, unlimited.trades(), lost.dollars())),
                best.objective(),
                best.weighed(),
                best.conflicts());
    }

    private AskOptimizer.Answer leftOut(Ask ask, AskOptimizer.Answer all, int most) {
        Ask question = ask;
        AskOptimizer.Answer now = all;
        boolean going = true;
        while (going && now.changes() != null && !now.changes().isEmpty()) {
            boolean hasTo = now.changes().trades() > most;
            Ask next = question;
            AskOptimizer.Answer best = hasTo ? tooMany() : now;
            for (SecurityId security : smallest(ask.view(), now.changes())) {
                Ask without = question.withoutBuying(Set.of(security)).withoutSelling(Set.of(security));
                AskOptimizer.Answer answer = optimizer.best(without);
                if (answer.isBetterThan(best)) {
                    next = without;
                    best = answer;
                }
            }
            going = next != question;
            question = next;
            now = going || hasTo ? best : now;
        }
        return now;
    }

    private static AskOptimizer.Answer tooMany() {
        return AskOptimizer.Answer.conflicting(List.of(new Solution.Conflict("limit on the number of trades", 0)));
    }

    private static List<SecurityId> smallest(AccountView view, ShareChanges changes) {
        Map<SecurityId, Money> sizes = new TreeMap<>();
        changes.bought()
                .forEach((security, quantity) ->
                        sizes.put(security, view.market().worth(security, quantity)));
        changes.sold()
                .forEach((security, lots) -> sizes.put(
                        security,
                        view.market().worth(security, lots.values().stream().reduce(Quantity.ZERO, Quantity::plus))));
        return sizes.entrySet().stream()
                .sorted(Map.Entry.<SecurityId, Money>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(TRIED)
                .map(Map.Entry::getKey)
                .toList();
    }
}
