package io.evenkeel.proposal;

import io.evenkeel.book.AccountView;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Why a trade goes beyond its target: something that moves like the security stays on the other side of its own, or
 * something that moves against it on the same side, because it may not be traded, would be taxed or was sold for its loss.
 * What makes up for most of the account's risk comes first. Where the others explain less than half of it, as where an
 * account is sold into cash, nothing is said.
 */
final class MakesUpFor {

    /** A distance from a target that is worth a word: a tenth of a point, or less where the target itself is small. */
    private static final double WORTH_SAYING = 0.001;

    private static final double PART_OF_TARGET = 0.2;

    private static final int MOST_NAMED = 2;

    /** How much of what a trade adds to the account's risk the others have to take away again to be the reason for it. */
    private static final double PART_MADE_UP = 0.5;

    private final AccountView view;

    /** None where no risk model covers the account, or its target is the household's. */
    private final Optional<RiskModel> model;

    /** Weight less target after the trades. */
    private final SortedMap<SecurityId, Double> active;

    /** What today's trades take beyond its target: two of them are no reason for each other. */
    private final Set<SecurityId> takenBeyond;

    /**
     * @param cashAfter without what is set aside
     * @param unexplained trades without another reason to go beyond their targets
     */
    MakesUpFor(AccountView view, SortedMap<SecurityId, Money> valuesAfter, Money cashAfter, List<Trade> unexplained) {
        this.view = view;
        this.active = Drift.activeWeights(view, valuesAfter, cashAfter);
        this.takenBeyond = unexplained.stream()
                .filter(trade -> isBeyond(trade, 0))
                .map(Trade::security)
                .collect(Collectors.toSet());
        this.model = view.market()
                .riskModel()
                .filter(known ->
                        !view.isSteeredJointly() && active.keySet().stream().allMatch(known::covers));
    }

    /** Such as "Goes 1.8 points above its target: it makes up for IBM, which moves like it and stays 2.1 points below". */
    Optional<String> reason(Trade trade) {
        double beyond = distanceOf(trade.security());
        if (model.isEmpty() || !isBeyond(trade, worthSaying(trade.security()))) {
            return Optional.empty();
        }
        List<Other> others = others(model.get(), trade.security(), beyond);
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("Goes %s points %s %s: it makes up for %s"
                        .formatted(points(beyond), side(beyond), targetOf(trade.security()), named(others)));
    }

    private String targetOf(SecurityId security) {
        return view.targets().containsKey(security) ? "its target" : "the model, which does not hold it";
    }

    private double distanceOf(SecurityId security) {
        return active.getOrDefault(security, 0.0);
    }

    private boolean isBeyond(Trade trade, double least) {
        double distance = distanceOf(trade.security());
        return trade.side() == Side.BUY ? distance > 0 && distance >= least : distance < 0 && distance <= -least;
    }

    private double worthSaying(SecurityId security) {
        double target = view.targetOf(security).decimal().doubleValue();
        return target > 0 ? Math.min(WORTH_SAYING, PART_OF_TARGET * target) : WORTH_SAYING;
    }

    private static String named(List<Other> others) {
        Other first = others.get(0);
        if (others.size() == 1) {
            return first.alone();
        }
        Other second = others.get(1);
        return first.isAlike(second)
                ? "%s and %s, which move %s and stay %s and %s points %s"
                        .formatted(
                                first.security(),
                                second.security(),
                                first.way(),
                                points(first.distance()),
                                points(second.distance()),
                                side(first.distance()))
                : first.alone() + ", and " + second.alone();
    }

    private static String side(double distance) {
        return distance > 0 ? "above" : "below";
    }

    /**
     * What stays away from its target.
     *
     * @param alike whether it moves like the security that makes up for it, and not against it
     * @param help how much of the security's own part in the account's risk it takes away
     */
    private record Other(SecurityId security, double distance, boolean alike, double help) {

        boolean isAlike(Other other) {
            return alike == other.alike && distance > 0 == other.distance > 0;
        }

        String way() {
            return alike ? "like it" : "against it";
        }

        String alone() {
            return "%s, which moves %s and stays %s points %s"
                    .formatted(security, way(), points(distance), side(distance));
        }
    }

    /** Those whose distances from their targets take away most of the risk that the security's own adds. */
    private List<Other> others(RiskModel risk, SecurityId security, double beyond) {
        double[] pull = pull(risk, security);
        List<Other> helping = new ArrayList<>();
        active.forEach((other, distance) -> {
            double covariance = covariance(pull, exposures(risk, other));
            double help = -covariance * distance * Math.signum(beyond);
            if (help > 0 && !takenBeyond.contains(other)) {
                helping.add(new Other(other, distance, covariance > 0, help));
            }
        });
        double own = covariance(pull, exposures(risk, security)) * Math.abs(beyond);
        if (helping.stream().mapToDouble(Other::help).sum() < PART_MADE_UP * own) {
            return List.of();
        }
        return helping.stream()
                .filter(other -> Math.abs(other.distance()) >= worthSaying(other.security()))
                .sorted(Comparator.comparingDouble(Other::help).reversed().thenComparing(Other::security))
                .limit(MOST_NAMED)
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
