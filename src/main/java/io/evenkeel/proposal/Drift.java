package io.evenkeel.proposal;

import io.evenkeel.book.AccountView;
import io.evenkeel.market.RiskModel;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How far holdings are from their targets. */
public final class Drift {

    private Drift() {}

    /** Half the sum of absolute differences between weights and targets, cash included. */
    public static Weight of(SortedMap<SecurityId, Money> values, Money cash, SortedMap<SecurityId, Weight> targets) {
        Money total = values.values().stream().reduce(cash, Money::plus);
        if (!total.isPositive()) {
            return Weight.ZERO;
        }
        BigDecimal sum = BigDecimal.ZERO;
        Weight cashTarget = Weight.ONE;
        for (SecurityId security : either(values, targets)) {
            Weight target = targets.getOrDefault(security, Weight.ZERO);
            cashTarget = cashTarget.minus(target);
            Weight weight = values.getOrDefault(security, Money.ZERO).partOf(total, RoundingMode.HALF_UP);
            sum = sum.add(weight.minus(target).abs().decimal());
        }
        sum = sum.add(
                cash.partOf(total, RoundingMode.HALF_UP).minus(cashTarget).abs().decimal());
        return Weight.rounded(sum.divide(BigDecimal.valueOf(2), 10, RoundingMode.HALF_UP), RoundingMode.HALF_UP);
    }

    private static SortedSet<SecurityId> either(Map<SecurityId, ?> one, Map<SecurityId, ?> other) {
        SortedSet<SecurityId> all = new TreeSet<>(one.keySet());
        all.addAll(other.keySet());
        return all;
    }

    /**
     * Yearly standard deviation of the active return; none without a risk model that covers every security concerned.
     * Cash has no risk.
     */
    public static @Nullable Weight trackingError(AccountView view, SortedMap<SecurityId, Money> values, Money cash) {
        RiskModel model = view.market().riskModel().orElse(null);
        SortedMap<SecurityId, Double> active = activeWeights(view, values, cash);
        if (model == null || !active.keySet().stream().allMatch(model::covers)) {
            return null;
        }
        double variance = variance(model, active);
        return Weight.rounded(BigDecimal.valueOf(StrictMath.sqrt(Math.max(0, variance))), RoundingMode.HALF_UP);
    }

    /** Weight less target, of all that is held or wanted; empty where there is nothing to weigh. */
    static SortedMap<SecurityId, Double> activeWeights(
            AccountView view, SortedMap<SecurityId, Money> values, Money cash) {
        Money total = values.values().stream().reduce(cash, Money::plus);
        SortedMap<SecurityId, Double> active = new TreeMap<>();
        if (!total.isPositive()) {
            return active;
        }
        for (SecurityId security : either(values, view.targets())) {
            double weight = values.getOrDefault(security, Money.ZERO)
                    .partOf(total, RoundingMode.HALF_UP)
                    .decimal()
                    .doubleValue();
            active.put(security, weight - view.targetOf(security).decimal().doubleValue());
        }
        return active;
    }

    private static double variance(RiskModel model, SortedMap<SecurityId, Double> active) {
        int k = model.factors().size();
        double[] exposure = new double[k];
        double variance = 0;
        for (Map.Entry<SecurityId, Double> entry : active.entrySet()) {
            double[] row = java.util.Objects.requireNonNull(model.exposures().get(entry.getKey()), "covered");
            double weight = entry.getValue();
            for (int f = 0; f < k; f++) {
                exposure[f] += weight * row[f];
            }
            variance += weight
                    * weight
                    * java.util.Objects.requireNonNull(model.specificVariances().get(entry.getKey()), "covered");
        }
        for (int f = 0; f < k; f++) {
            for (int g = 0; g < k; g++) {
                variance += exposure[f] * model.factorCovariance()[f][g] * exposure[g];
            }
        }
        return variance;
    }
}
