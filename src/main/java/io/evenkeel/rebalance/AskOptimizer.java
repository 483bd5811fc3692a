package io.evenkeel.rebalance;

import io.evenkeel.account.LotId;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.money.Rate;
import io.evenkeel.optimizer.Optimizer;
import io.evenkeel.optimizer.Problem;
import io.evenkeel.optimizer.Solution;
import io.evenkeel.proposal.Certificate;
import io.evenkeel.proposal.RealisedGains;
import io.evenkeel.proposal.ShareChanges;
import io.evenkeel.tax.YearRates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Asks the optimizer, and where its answer would sell one of two identical securities at a loss and buy the other, asks
 * again both ways: without the purchase and without the loss. Where it would sell so little of a lot that more of the loss
 * is washed than the firm lets be, asks again without that loss.
 */
final class AskOptimizer {

    /** Identity groups of one account that may have to be asked about; each doubles the questions. */
    private static final int MOST_CLASHES = 6;

    /** Places of the year that the price of waiting is taken from. */
    private static final int MOST_ENDS = 3;

    /** Times that it is asked again with losses in the year that its answer realises. */
    private static final int MOST_PASSES = 3;

    /** Losses that are too small to ask again for. */
    private static final Money FEW_LOSSES = Money.ofDollars(-100);

    /** Dollars a year. */
    private static final double WORTH_IT = 1;

    /** Dollars by which an answer may miss the best before it is asked whether there is a better one without a harvest. */
    private static final Money MUCH = Money.ofDollars(10);

    /**
     * @param changes none where the limits contradict each other
     * @param objective what the optimizer makes of the changes; dollars a year
     * @param weighed what the changes are worth and what they cost
     * @param conflicts empty where they do not
     */
    record Answer(
            @Nullable ShareChanges changes, double objective, Weighed weighed, List<Solution.Conflict> conflicts) {

        static Answer conflicting(List<Solution.Conflict> conflicts) {
            return new Answer(null, Double.POSITIVE_INFINITY, Weighed.NOTHING, conflicts);
        }

        boolean isBetterThan(Answer other) {
            return changes != null && (other.changes == null || objective < other.objective);
        }
    }

    private final Optimizer optimizer;

    AskOptimizer(Optimizer optimizer) {
        this.optimizer = optimizer;
    }

    /**
     * Losses below a holding's target that are no harvest are worth nothing to a question, or it would harvest by a back
     * door; but once they are realised the year has them, and gains may be taken beside them that were too dear. So it is
     * asked again as if they were in the year already, and that answer counts where it is better with the tax on everything
     * that is really realised. A household that is steered as one weighs all of its accounts' tax itself.
     */
    Answer best(Ask ask) {
        Answer best = asItEnds(ask);
        boolean better = !ask.view().isSteeredJointly() && best.changes() != null;
        for (int pass = 0; better && pass < MOST_PASSES; pass++) {
            RealisedGains uncounted = uncounted(ask, best);
            if (uncounted.total().compareTo(FEW_LOSSES) > 0) {
                return best;
            }
            Answer next = asItEnds(ask.after(uncounted));
            better = next.changes() != null
                    && keepsTaxBudget(ask, next)
                    && trueCost(ask, next) < trueCost(ask, best) - WORTH_IT;
            best = better ? next : best;
        }
        return best;
    }

    /**
     * What waiting until a gain is long-term saves hangs on the year as the trades leave it, and they on that: beside
     * enough losses it saves nothing. So where the year ends in another place than was thought, it is asked again as if
     * it began there, and the answer counts that costs least with what it really forgoes.
     */
    private Answer asItEnds(Ask ask) {
        Answer best = withOrWithoutHarvest(ask);
        if (best.changes() == null || !PriceOfWaiting.isAsked(ask)) {
            return best;
        }
        double least = costOf(ask, best);
        Answer last = best;
        Set<YearRates> asked = new HashSet<>(Set.of(ask.marginal()));
        for (YearRates ends = ends(ask, last); asked.size() < MOST_ENDS && asked.add(ends); ends = ends(ask, last)) {
            Ask question = ask.ending(ends);
            last = withOrWithoutHarvest(question);
            double cost = costOf(question, last);
            if (cost < least) {
                best = last;
                least = cost;
            }
        }
        return best;
    }

    private static RealisedGains realised(Ask ask, Answer answer) {
        return RealisedGains.of(ask.view(), Objects.requireNonNull(answer.changes()));
    }

    /** What the answer realises beyond what its question counted. */
    private static RealisedGains uncounted(Ask ask, Answer answer) {
        RealisedGains all = realised(ask, answer);
        return new RealisedGains(
                all.shortTerm().minus(answer.weighed().shortResult()).min(Money.ZERO),
                all.longTerm().minus(answer.weighed().longResult()).min(Money.ZERO));
    }

    /** Fewer losses may be realised the second time than the question counted on. */
    private static boolean keepsTaxBudget(Ask ask, Answer answer) {
        RealisedGains all = realised(ask, answer);
        return ask.budgets()
                .tax()
                .map(most ->
                        ask.standing().taxAdded(all.shortTerm(), all.longTerm()).compareTo(most) <= 0)
                .orElse(true);
    }

    /** With the tax on all that the answer realises. */
    private double trueCost(Ask ask, Answer answer) {
        RealisedGains all = realised(ask, answer);
        double uncounted = Dollars.of(ask.standing().costOf(all.shortTerm(), all.longTerm()))
                - answer.weighed().tax();
        return answer.objective() + optimizer.taxCounts() * uncounted;
    }

    /** What a dollar more of gain costs once the answer's trades are made. */
    private static YearRates ends(Ask ask, Answer answer) {
        return ask.standing()
                .marginalRatesAfter(
                        answer.weighed().shortResult(), answer.weighed().longResult());
    }

    private static double costOf(Ask question, Answer answer) {
        return answer.changes() == null
                ? Double.POSITIVE_INFINITY
                : answer.objective()
                        + PriceOfWaiting.missing(
                                question,
                                answer.changes(),
                                answer.weighed().shortResult(),
                                answer.weighed().longResult());
    }

    /**
     * What is best without a harvest is there with one as well, and worth no less: a loss that is worth a trade of its own
     * only ever counts for more. So where the answer may miss by much, that one is looked at too.
     */
    private Answer withOrWithoutHarvest(Ask ask) {
        Answer answer = fewest(ask);
        ShareChanges changes = answer.changes();
        if (changes == null
                || ask.plan().worthwhile().isEmpty()
                || changes.certificate().gap().compareTo(MUCH) <= 0) {
            return answer;
        }
        Answer without = fewest(ask.withoutHarvest());
        return without.changes() != null && without.isBetterThan(answer)
                ? new Answer(
                        without.changes().provenAbove(changes.certificate().bound()),
                        without.objective(),
                        without.weighed(),
                        List.of())
                : answer;
    }

    private Answer fewest(Ask ask) {
        return new FewerTrades(question -> best(question, 0)).of(ask);
    }

    private Answer best(Ask ask, int clashes) {
        Answer answer = once(ask);
        if (answer.changes() == null) {
            return answer;
        }
        Set<SecurityId> washed = WashedInPart.tooMuch(ask, answer.changes());
        if (!washed.isEmpty()) {
            return best(ask.withoutLossesOf(washed), clashes);
        }
        Optional<Set<SecurityId>> clash = clash(ask, answer.changes());
        if (clash.isEmpty()) {
            return answer;
        }
        Answer withoutLosses = best(ask.withoutLossesOf(clash.get()), clashes + 1);
        if (clashes >= MOST_CLASHES) {
            return withoutLosses;
        }
        Answer withoutBuying = best(ask.withoutBuying(clash.get()), clashes + 1);
        return withoutBuying.isBetterThan(withoutLosses) ? withoutBuying : withoutLosses;
    }

    private Answer once(Ask ask) {
        PoseProblem posed = new PoseProblem(ask);
        Problem problem = posed.problem();
        return optimizer
                .solve(problem)
                .fold(
                        solved -> new Answer(
                                changes(posed, solved), solved.objective(), Weighed.of(problem, solved), List.of()),
                        infeasible -> Answer.conflicting(infeasible.conflicts()));
    }

    /** The securities of an identity group of which one is sold at a loss and another bought. */
    private static Optional<Set<SecurityId>> clash(Ask ask, ShareChanges changes) {
        Map<String, Set<SecurityId>> bought = new HashMap<>();
        changes.bought().keySet().forEach(security -> bought.computeIfAbsent(
                        ask.standing().windows().groupOf(security), group -> new TreeSet<>())
                .add(security));
        for (Map.Entry<SecurityId, SortedMap<LotId, Quantity>> sold :
                changes.sold().entrySet()) {
            Set<SecurityId> same = bought.get(ask.standing().windows().groupOf(sold.getKey()));
            if (same != null && Losses.anyIn(ask.view(), sold.getKey(), sold.getValue())) {
                Set<SecurityId> both = new TreeSet<>(same);
                both.add(sold.getKey());
                return Optional.of(both);
            }
        }
        return Optional.empty();
    }

    private static ShareChanges changes(PoseProblem posed, Solution.Solved solved) {
        TreeMap<SecurityId, Quantity> bought = new TreeMap<>();
        TreeMap<SecurityId, SortedMap<LotId, Quantity>> sold = new TreeMap<>();
        List<SecurityId> securities = posed.securities();
        for (int i = 0; i < securities.size(); i++) {
            SecurityId security = securities.get(i);
            if (solved.bought()[i] > 0) {
                bought.put(security, Dollars.quantity(solved.bought()[i]));
            }
            SortedMap<LotId, Quantity> lots = posed.soldLots(security, solved.sold()[i]);
            if (!lots.isEmpty()) {
                sold.put(security, lots);
            }
        }
        return new ShareChanges(bought, sold, certificate(solved), prices(solved), List.of(), List.of());
    }

    private static Certificate certificate(Solution.Solved solved) {
        return new Certificate(
                Dollars.money(solved.objective()), Dollars.money(solved.bound()), Dollars.money(solved.gap()));
    }

    private static SortedMap<String, Rate> prices(Solution.Solved solved) {
        TreeMap<String, Rate> prices = new TreeMap<>();
        solved.prices()
                .forEach(
                        (row, price) -> prices.put(row, Rate.rounded(BigDecimal.valueOf(price), RoundingMode.HALF_UP)));
        prices.values().removeIf(Rate::isZero);
        return prices;
    }
}
