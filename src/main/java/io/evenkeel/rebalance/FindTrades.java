package io.evenkeel.rebalance;

import io.evenkeel.account.StopAt;
import io.evenkeel.money.Money;
import io.evenkeel.optimizer.Optimizer;
import io.evenkeel.optimizer.PriceOfRisk;
import io.evenkeel.optimizer.RepricedOptimizer;
import io.evenkeel.proposal.Certificate;
import io.evenkeel.proposal.PartlyMet;
import io.evenkeel.proposal.ShareChanges;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides whether the account needs trades today, and if so, which are the best. Cash that came or has to go is used
 * first; where that alone brings every weight inside its band nothing else is traded. Where nothing asks for trades they
 * have to be worth more than they cost by the firm's margin.
 */
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

        /** The same, with this said of the account as well, where its limits do not contradict each other. */
        default Found noted(String note) {
            return this instanceof Trades trades ? new Trades(trades.changes().with(note)) : this;
        }

        /** The same, with what asked for the trades, where there are any, and which losses and cash are left. */
        default Found explained(Ask ask, Bands.Asking asking) {
            if (!(this instanceof Trades trades)) {
                return this;
            }
            ShareChanges changes = trades.changes();
            ShareChanges asked = changes.isEmpty() ? changes : changes.askedForBy(WhyToday.sentence(ask, asking));
            ShareChanges left =
                    WhyToday.lossesLeft(ask, changes).map(asked::with).orElse(asked);
            return new Trades(WhyToday.cashLeft(ask, changes).map(left::with).orElse(left));
        }
    }

    private final AskOptimizer optimizer;

    /** Goes to the target whatever it costs: what is held back is weighed by it. */
    private final AskOptimizer regardless;

    FindTrades(Optimizer optimizer) {
        this.optimizer = new AskOptimizer(optimizer);
        this.regardless =
                new AskOptimizer(new RepricedOptimizer(optimizer, PriceOfRisk.MOST, Double.POSITIVE_INFINITY, false));
    }

    /**
     * What was found for an account of a household that is steered as one.
     *
     * @param isWhole whether its limits could be kept and nothing that was asked for had to be left out
     */
    record Step(Found found, boolean isWhole) {}

    /** An account of a household that something asks to trade; bands are the household's and have been looked at. */
    Step jointly(Ask ask) {
        Optional<Found> settled = withoutAsking(ask);
        if (settled.isPresent()) {
            return new Step(settled.get(), settled.get() instanceof Found.Trades);
        }
        AskOptimizer.Answer answer = optimizer.best(ask);
        return answer.changes() == null
                ? new Step(lessOrConflicting(ask, answer), false)
                : new Step(new Found.Trades(withShortfall(ask, answer.changes())), true);
    }

    /** Where the account rests, or its limits contradict each other on their face. */
    private static Optional<Found> withoutAsking(Ask ask) {
        if (ask.limits().noTrading().isPresent() || !ask.view().value().isPositive()) {
            return Optional.of(new Found.Trades(nothing()));
        }
        List<String> contradictions = ContradictoryLimits.of(ask.view(), ask.limits());
        return contradictions.isEmpty() ? Optional.empty() : Optional.of(new Found.Conflicting(contradictions));
    }

    Found apply(Ask ask) {
        return withoutAsking(ask).orElseGet(() -> asked(ask, Bands.asking(ask)));
    }

    private Found asked(Ask ask, Bands.Asking asking) {
        if (!asking.isThere()) {
            return new Found.Trades(whereWorthIt(ask));
        }
        Optional<ShareChanges> flows = byFlowsAlone(ask, asking);
        if (flows.isPresent()) {
            return new Found.Trades(flows.get()).explained(ask, asking);
        }
        Ask question = asking.forTarget() ? ask : StopInside.room(ask);
        AskOptimizer.Answer answer = optimizer.best(question);
        ShareChanges changes = answer.changes();
        if (changes == null) {
            return lessOrConflicting(question, answer).explained(ask, asking);
        }
        if (asking.forLosses() && !asking.isRequired() && takesNone(ask, changes)) {
            // Losses that are better left do not ask for the other trades.
            return asked(ask, asking.withoutLosses());
        }
        ShareChanges worthIt =
                doesWhatIsAsked(ask, asking, changes) ? changes : whereWorthCorrecting(question, answer, changes);
        return new Found.Trades(withShortfall(ask, weighed(question, worthIt))).explained(ask, asking);
    }

    /** Whether trades answer more than weights outside their bands, losses, or cash that stays above its band all the same. */
    private static boolean doesWhatIsAsked(Ask ask, Bands.Asking asking, ShareChanges changes) {
        boolean usesCash = ask.limits().isToRaiseCash()
                || Bands.cashAboveAfter(ask, changes).isEmpty();
        return asking.isRequired() || (asking.forCash() && usesCash);
    }

    private static boolean takesNone(Ask ask, ShareChanges changes) {
        return changes.sold().values().stream()
                .flatMap(lots -> lots.keySet().stream())
                .noneMatch(ask.plan().worthwhile()::contains);
    }

    /** Where trading stops short of the target, what it saves is little by intention. */
    private static ShareChanges whereWorthCorrecting(Ask ask, AskOptimizer.Answer answer, ShareChanges changes) {
        if (changes.isEmpty() || ask.limits().stopAt() != StopAt.TARGET) {
            return changes;
        }
        Weighed weighed = answer.weighed();
        return ask.limits()
                .worthCorrectingAbove(ask.view().value(), Dollars.money(weighed.driftBefore()))
                .filter(least -> !weighed.isWorth(least))
                .map(least -> nothing()
                        .with(
                                "Held: %s; where neither a mandate nor cash asks for it, it has to be worth %s more than it costs"
                                        .formatted(weighed.sentence(), least.dollars())))
                .orElse(changes);
    }

    static ShareChanges nothing() {
        return new ShareChanges(new TreeMap<>(), new TreeMap<>(), NOTHING_TO_DECIDE);
    }

    /**
     * Nothing asks for trades: they are made where they are worth it by the firm's margin. What stands in for something
     * stays: inside the bands it counts as that.
     */
    private ShareChanges whereWorthIt(Ask ask) {
        Optional<Money> margin = ask.limits().worthTradingAbove(ask.view().value());
        if (margin.isEmpty()) {
            return nothing();
        }
        AskOptimizer.Answer answer =
                optimizer.best(ask.withoutSelling(StandIns.originals(ask.view()).keySet()));
        ShareChanges changes = answer.changes();
        if (changes == null || changes.isEmpty()) {
            return nothing();
        }
        String sentence = answer.weighed().sentence();
        return answer.weighed().isWorth(margin.get())
                ? changes.with("Inside its bands, but worth it: " + sentence)
                : nothing()
                        .with("Held: %s; inside its bands it has to be worth %s more than it costs"
                                .formatted(sentence, margin.get().dollars()));
    }

    /** None where the cash that came or has to go leaves a weight outside its band, or more than cash is asked for. */
    private Optional<ShareChanges> byFlowsAlone(Ask ask, Bands.Asking asking) {
        if (!asking.forCash() || asking.forTarget() || !ask.limits().flowsFirst()) {
            return Optional.empty();
        }
        boolean raises = ask.view().account().cash().compareTo(ask.cashLeft()) < 0;
        ShareChanges changes =
                optimizer.best(raises ? ask.sellingOnly() : ask.buyingOnly()).changes();
        return Optional.ofNullable(changes)
                .filter(flows -> !flows.isEmpty() && Bands.areKeptAfter(ask, flows))
                .map(flows -> flows.with(
                        raises
                                ? "Raising the cash brings every weight inside its band: nothing is bought"
                                : "Investing the cash brings every weight inside its band: nothing is sold"));
    }

    private Found lessOrConflicting(Ask ask, AskOptimizer.Answer answer) {
        return asFarAsBudgetsGo(ask)
                .<Found>map(Found.Trades::new)
                .orElseGet(() ->
                        new Found.Conflicting(new ExplainConflict(ask.view(), ask.limits()).of(answer.conflicts())));
    }

    /** Where a band asks for trades and the best are none: what they would have saved and cost. */
    private ShareChanges weighed(Ask ask, ShareChanges changes) {
        if (!changes.isEmpty() || !changes.notes().isEmpty()) {
            return changes;
        }
        AskOptimizer.Answer answer = regardless.best(ask);
        boolean isThere = answer.changes() != null && !answer.changes().isEmpty();
        return isThere ? changes.with("Held: " + answer.weighed().sentence()) : changes;
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
