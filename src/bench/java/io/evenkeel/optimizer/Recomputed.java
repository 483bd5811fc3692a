package io.evenkeel.optimizer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a solution comes to, from the problem and its shares alone; shares no line with a solver. Everything in dollars.
 *
 * @param objective drift, tax, trading cost, tickets, and the reward lost on what must be shed and is not
 * @param drift yearly cost of tracking
 * @param tax added to the year
 * @param cash left
 * @param gains net gain realised
 * @param trades how many
 * @param faults every limit that is not kept, in words
 */
public record Recomputed(
        double objective, double drift, double tax, double cash, double gains, int trades, List<String> faults) {

    private static final double CENT = 0.01;

    public static Recomputed of(Problem problem, Solution.Solved solved) {
        return new Recount(problem, solved).recomputed();
    }

    /** The account as it is. */
    public static Recomputed untouched(Problem problem) {
        int n = problem.assets().size();
        return of(problem, new Solution.Solved(new double[n], new double[n][0], 0, 0, java.util.Map.of()));
    }

    private static final class Recount {

        private final Problem problem;
        private final Solution.Solved solved;
        private final List<String> faults = new ArrayList<>();
        private double cost;
        private double cash;
        private double shortGain;
        private double longGain;
        private double purchases;
        private double unshed;
        private int trades;
        private final double[] groups;

        Recount(Problem problem, Solution.Solved solved) {
            this.problem = problem;
            this.solved = solved;
            this.cash = problem.cash();
            this.groups = new double[problem.groups().size()];
        }

        Recomputed recomputed() {
            int n = problem.assets().size();
            double[] active = new double[n];
            for (int i = 0; i < n; i++) {
                Asset asset = problem.assets().get(i);
                double net = trade(asset, solved.bought()[i], solved.sold()[i]);
                active[i] = (asset.held() + net - asset.target()) / problem.value();
                if (asset.group() >= 0) {
                    groups[asset.group()] += asset.held() + net;
                }
            }
            double drift = problem.riskAversion() * problem.value() * variance(active);
            double tax = problem.taxYear().taxAdded(shortGain, longGain);
            limits(tax);
            double objective = drift + tax + cost + unshed + problem.ticketCost() * trades;
            if (!Double.isFinite(objective)) {
                faults.add("the objective is " + objective);
            }
            return new Recomputed(objective, drift, tax, cash, shortGain + longGain, trades, faults);
        }

        private double trade(Asset asset, double bought, double[] lots) {
            double sold = 0;
            for (int lot = 0; lot < lots.length; lot++) {
                sold += lots[lot];
                sell(asset, lot, lots[lot] * asset.price());
            }
            for (Segment segment : asset.sales()) {
                unshed += segment.reward() * segment.cap();
            }
            double amount = (bought + sold) * asset.price();
            fault(bought < 0 || !(amount >= 0), "%s trades %s and %s shares", asset.name(), bought, sold);
            fault(bought > 0 && sold > 0, "%s is bought and sold", asset.name());
            fault(bought * asset.price() > asset.buyCap() + CENT, "%s is bought beyond its cap", asset.name());
            boolean closes = sold > 0 && sold * asset.price() > asset.held() - CENT;
            fault(
                    amount > 0 && !closes && amount < problem.minimumTrade() - CENT,
                    "%s trades %s dollars, less than the smallest trade",
                    asset.name(),
                    amount);
            boolean whole = asset.fractional() || isWhole(bought) && (isWhole(sold) || closes);
            fault(!whole, "%s trades a part of a share: %s, %s", asset.name(), bought, sold);
            trades += amount > 0 ? 1 : 0;
            purchases += bought * asset.price();
            cost += asset.buyCost() * bought * asset.price();
            cash += sold * asset.price() * (1 - asset.buyCost()) - bought * asset.price() * (1 + asset.buyCost());
            inOrder(asset, lots);
            return (bought - sold) * asset.price();
        }

        private static boolean isWhole(double shares) {
            return Math.abs(shares - Math.rint(shares)) < 1e-5;
        }

        /** A lot's segments go cheapest first, as whoever sells it would choose. */
        private void sell(Asset asset, int lot, double dollars) {
            double left = dollars;
            List<Segment> segments = asset.sales().stream()
                    .filter(segment -> segment.lot() == lot)
                    .sorted(Comparator.comparingDouble(segment -> segment.cost() - segment.reward()))
                    .toList();
            for (Segment segment : segments) {
                double part = Math.min(left, segment.cap());
                left -= part;
                cost += part * segment.cost();
                unshed -= part * segment.reward();
                shortGain += segment.longTerm() ? 0 : part * segment.gain();
                longGain += segment.longTerm() ? part * segment.gain() : 0;
            }
            fault(left > CENT, "lot %s of %s is sold by %s dollars more than may be", lot, asset.name(), left);
            fault(dollars < 0, "lot %s of %s is sold by %s dollars", lot, asset.name(), dollars);
        }

        /** Where lots go in an order, none goes before the one ahead of it has gone. */
        private void inOrder(Asset asset, double[] lots) {
            boolean begun = false;
            for (int s = asset.sales().size() - 1; asset.inOrder() && s > 0; s--) {
                int lot = asset.sales().get(s).lot();
                int ahead = asset.sales().get(s - 1).lot();
                begun |= lot < lots.length && lots[lot] > 1e-6;
                double most = 0;
                for (Segment segment : asset.sales()) {
                    most += segment.lot() == ahead ? segment.cap() / asset.price() : 0;
                }
                double gone = ahead < lots.length ? lots[ahead] : 0;
                fault(begun && lot != ahead && gone < most - 1e-5, "%s sells lot %s too early", asset.name(), lot);
            }
        }

        private double variance(double[] active) {
            double variance = 0;
            for (int f = 0; f < problem.factors(); f++) {
                double exposure = 0;
                for (int i = 0; i < active.length; i++) {
                    exposure += problem.exposures()[i][f] * active[i];
                }
                variance += exposure * exposure;
            }
            for (int i = 0; i < active.length; i++) {
                variance += problem.specific()[i] * active[i] * active[i];
            }
            return variance;
        }

        private void limits(double tax) {
            fault(cash < problem.cashFloor() - CENT, "cash %s is below its floor %s", cash, problem.cashFloor());
            fault(cash > problem.cashCeiling() + CENT, "cash %s is above its ceiling %s", cash, problem.cashCeiling());
            double gains = shortGain + longGain;
            fault(gains > problem.gainBudget() + CENT, "gains %s exceed %s", gains, problem.gainBudget());
            fault(tax > problem.taxBudget() + CENT, "tax %s exceeds %s", tax, problem.taxBudget());
            fault(
                    purchases > problem.purchaseLimit() + CENT,
                    "purchases %s exceed %s",
                    purchases,
                    problem.purchaseLimit());
            fault(trades > problem.tradeLimit(), "%s trades exceed %s", trades, problem.tradeLimit());
            for (int g = 0; g < groups.length; g++) {
                Problem.Group group = problem.groups().get(g);
                fault(
                        groups[g] < group.lower() - CENT || groups[g] > group.upper() + CENT,
                        "%s holds %s, outside %s to %s",
                        group.name(),
                        groups[g],
                        group.lower(),
                        group.upper());
            }
        }

        private void fault(boolean present, String text, Object... values) {
            if (present) {
                faults.add(text.formatted(values));
            }
        }
    }
}
