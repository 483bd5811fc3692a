package io.evenkeel.proposal;

import io.evenkeel.book.AccountView;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Why a trade goes beyond its target: something that moves like the security stays on the other side of its own, because it
 * may not be traded, would be taxed or was sold for its loss. What makes up for most of the account's risk comes first.
 */
final class MakesUpFor {

    /** A distance from a target that is worth a word: a tenth of a point, or less where the target itself is small. */
    private static final double WORTH_SAYING = 0.001;

    private static final double PART_OF_TARGET = 0.2;

    private static final int MOST_NAMED = 2;

    private final AccountView view;

    /** None where no risk model covers the account, or its target is the household's. */
    private final Optional<RiskModel> model;

    /** Weight less target after the trades. */
    private final SortedMap<SecurityId, Double> active;

    MakesUpFor(AccountView view, SortedMap<SecurityId, Money> valuesAfter, Money cashAfter) {
        this.view = view;
        this.active = Drift.activeWeights(view, valuesAfter, cashAfter);
        this.model = view.market()
                .riskModel()
                .filter(known ->
                        !view.isSteeredJointly() && active.keySet().stream().allMatch(known::covers));
    }

    /** Such as "Goes 1.8 points above its target: it makes up for IBM, which moves like it and stays 2.1 points below". */
    Optional<String> reason(Trade trade) {
        double beyond = active.getOrDefault(trade.security(), 0.0);
        double least = worthSaying(trade.security());
        boolean isBeyond = trade.side() == Side.BUY ? beyond >= least : beyond <= -least;
        if (model.isEmpty() || !isBeyond || !view.targets().containsKey(trade.security())) {
            return Optional.empty();
        }
        List<SecurityId> others = others(model.get(), trade.security(), beyond);
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("Goes %s points %s its target: it makes up for %s"
                        .formatted(points(beyond), beyond > 0 ? "above" : "below", named(others, beyond)));
    }

    private double worthSaying(SecurityId security) {
        double target = view.targetOf(security).decimal().doubleValue();
        return target > 0 ? Math.min(WORTH_SAYING, PART_OF_TARGET * target) : WORTH_SAYING;
    }

    private String named(List<SecurityId> others, double beyond) {
        String names = others.stream().map(SecurityId::value).collect(Collectors.joining(" and "));
        String distances = others.stream()
                .map(other -> points(active.getOrDefault(other, 0.0)))
                .collect(Collectors.joining(" and "));
        return others.size() == 1
                ? "%s, which moves like it and stays %s points %s".formatted(names, distances, otherSide(beyond))
                : "%s, which move like it and stay %s points %s".formatted(names, distances, otherSide(beyond));
    }

    private static String otherSide(double beyond) {
        return beyond > 0 ? "below" : "above";
    }

    /** Those on the other side of their targets with which the security shares most of its risk. */
    private List<SecurityId> others(RiskModel risk, SecurityId security, double beyond) {
        double[] pull = pull(risk, security);
        Map<SecurityId, Double> shared = new TreeMap<>();
        active.forEach((other, distance) -> {
            if (distance * beyond < 0 && Math.abs(distance) >= worthSaying(other)) {
                double covariance = covariance(pull, exposures(risk, other));
                if (covariance > 0) {
                    shared.put(other, covariance * Math.abs(distance));
                }
            }
        });
        return shared.entrySet().stream()
                .sorted(Map.Entry.<SecurityId, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_NAMED)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What a unit of each factor's return has in common with the security's. */
    private static double[] pull(RiskModel risk, SecurityId security) {
        double[] own = exposures(risk, security);
        double[] pull = new double[own.length];
        for (int f = 0; f < pull.length; f++) {
            pull[f] = covariance(risk.factorCovariance()[f], own);
        }
        return pull;
    }

    private static double covariance(double[] pull, double[] exposures) {
        double sum = 0;
        for (int f = 0; f < pull.length; f++) {
            sum += pull[f] * exposures[f];
        }
        return sum;
    }

    private static double[] exposures(RiskModel risk, SecurityId security) {
        return Objects.requireNonNull(risk.exposures().get(security), "covered");
    }

    private static String points(double weight) {
        return TradeReasons.points(Weight.rounded(BigDecimal.valueOf(Math.abs(weight)), RoundingMode.HALF_UP));
    }
}
