package io.evenkeel.rebalance;

import io.evenkeel.book.AccountView;
import io.evenkeel.money.Money;
import io.evenkeel.optimizer.Optimizer;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.proposal.Certificate;
import io.evenkeel.proposal.PartlyMet;
import io.evenkeel.proposal.ShareChanges;
import io.evenkeel.proposal.TaxStanding;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Decides whether the account needs trades today, and if so, which are the best. */
final class FindTrades {

    private static final Certificate NOTHING_TO_DECIDE = new Certificate(Money.ZERO, Money.ZERO, Money.ZERO);

    /** Halvings of the cash that a budget lets be raised: to a four-thousandth of what was asked for. */
    private static final int HALVINGS = 12;

    /** What was found. */
    sealed interface Found {

        /** Every weight is within its band and nothing else asks for trades; or the best trades are none. */
        record Trades(ShareChanges changes) implements Found {}

        /** @param contradictions a sentence for each, naming the limits */
        record Conflicting(List<String> contradictions) implements Found {}
    }

    private final AskOptimizer optimizer;

    FindTrades(Optimizer optimizer) {
        this.optimizer = new AskOptimizer(optimizer);
    }

    /** @param harvests whether losses are taken that are worth a trade of their own */
    Found apply(AccountView view, TradingLimits limits, TaxStanding standing, Money withdrawalsDue, boolean harvests) {
        Ask with = Ask.of(view, limits, standing, withdrawalsDue);
        Ask ask = harvests ? with : with.withoutHarvest();
        boolean rests = limits.noTrading().isPresent() || !view.value().isPositive();
        List<String> contradictions = rests ? List.of() : ContradictoryLimits.of(view, limits);
        if (!contradictions.isEmpty()) {
            return new Found.Conflicting(contradictions);
        }
        if (rests || !Bands.ask(ask)) {
            return new Found.Trades(new ShareChanges(new TreeMap<>(), new TreeMap<>(), NOTHING_TO_DECIDE));
        }
        AskOptimizer.Answer answer = optimizer.best(ask);
        if (answer.changes() != null) {
            return new Found.Trades(withShortfall(ask, answer.changes()));
        }
        return asFarAsBudgetsGo(ask)
                .<Found>map(Found.Trades::new)
                .orElseGet(() -> new Found.Conflicting(
                        new ExplainConflict(view, limits, withdrawalsDue).of(answer.conflicts())));
    }

    /** Where nothing but a budget stands in the way of cash that is asked for, as much of it as the budget lets through. */
    private Optional<ShareChanges> asFarAsBudgetsGo(Ask ask) {
        Money now = ask.view().account().cash();
        if (ask.budgets().isUnlimited()
                || now.compareTo(ask.cashLeft()) >= 0
                || optimizer.best(ask.withoutBudgets()).changes() == null) {
            return Optional.empty();
        }
        ShareChanges best = optimizer.best(ask.raising(now)).changes();
        if (ask.limits().mandates().isEmpty()) {
            // Nobody asked for the cash: the firm's reserve keeps purchases back, and that is all it does.
            return Optional.ofNullable(best);
        }
        Money low = now;
        Money high = ask.cashLeft();
        for (int halving = 0; halving < HALVINGS && best != null; halving++) {
            Money middle = new Money((low.cents() + high.cents()) / 2);
            ShareChanges more = optimizer.best(ask.raising(middle)).changes();
            best = more == null ? best : more;
            low = more == null ? low : middle;
            high = more == null ? middle : high;
        }
        Money granted = low.minus(now);
        // Nothing at all is no part of a request: then the limits contradict each other.
        return Optional.ofNullable(best)
                .filter(changes -> !changes.isEmpty())
                .map(changes -> changes.with(PartlyMet.cash(ask.cashLeft().minus(now), granted, ask.budgets())));
    }

    private static ShareChanges withShortfall(Ask ask, ShareChanges changes) {
        Money missing = ask.plan().shortfall();
        return missing.isPositive()
                ? changes.with(PartlyMet.losses(ask.limits().tax().demandedLoss(), missing))
                : changes;
    }
}
