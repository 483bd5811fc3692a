package io.evenkeel.proposal;

import io.evenkeel.book.AccountView;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.target.Substitute;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says in words why a security is traded. */
public final class TradeReasons {

    private final AccountView view;
    private final TradingLimits limits;

    public TradeReasons(AccountView view, TradingLimits limits) {
        this.view = view;
        this.limits = limits;
    }

    public List<String> forPurchase(SecurityId security, Money amount) {
        List<String> reasons = new ArrayList<>();
        reasons.add(standsInFor(security).orElseGet(() -> position(security)));
        Money excess = view.account().cash().minus(limits.cashReserve());
        if (excess.compareTo(amount) >= 0 && isCashAboveItsBand()) {
            reasons.add("Invests cash: " + view.account().cash().dollars() + " is held");
        }
        return List.copyOf(reasons);
    }

    /** For a security that the model does not hold: what it is bought in place of, and why that is not bought. */
    private Optional<String> standsInFor(SecurityId security) {
        return view.targets().containsKey(security)
                ? Optional.empty()
                : view.substitutes().stream()
                        .filter(substitute -> substitute.substitute().equals(security))
                        .filter(substitute -> view.targets().containsKey(substitute.security()))
                        .min(Comparator.comparing(Substitute::rank).thenComparing(Substitute::security))
                        .map(substitute -> "Stands in for %s: %s"
                                .formatted(
                                        substitute.security(),
                                        limits.noBuy()
                                                .getOrDefault(
                                                        substitute.security(),
                                                        "sold at a loss today, which buying it back would wash")));
    }

    private boolean isCashAboveItsBand() {
        Weight target = view.targets().values().stream().reduce(Weight.ONE, Weight::minus);
        return view.account()
                        .cash()
                        .partOf(view.value(), RoundingMode.HALF_UP)
                        .minus(target)
                        .compareTo(limits.cashBand())
                > 0;
    }

    public List<String> forSale(SecurityId security, Money amount, List<LotSale> sales) {
        List<String> reasons = new ArrayList<>();
        String never = limits.neverOwn().get(security);
        reasons.add(never != null ? "Must not be owned: " + never : position(security));
        reasons.addAll(limits.mandates());
        if (view.account().registration().isTaxable()) {
            Money loss =
                    sales.stream().map(LotSale::gain).filter(Money::isNegative).reduce(Money.ZERO, Money::plus);
            if (loss.isNegative()) {
                reasons.add("Realises a loss of " + loss.negated().dollars());
            }
        }
        return List.copyOf(reasons);
    }

    /** Such as "VTI is 7.1 points above its target, outside its band of 5.0". */
    private String position(SecurityId security) {
        Weight target = view.targetOf(security);
        Weight drift = view.steeredWeightOf(security).minus(target);
        Weight band = limits.bandAround(target);
        String where = drift.isNegative() ? "below" : "above";
        String goal = target.isZero() ? "the model, which does not hold it" : "its target";
        return "%s%s is %s points %s %s, %s its band of %s%s"
                .formatted(
                        view.isSteeredJointly() ? "Over the household's accounts, which are steered as one, " : "",
                        security,
                        points(drift.abs()),
                        where,
                        goal,
                        drift.abs().compareTo(band) > 0 ? "outside" : "inside",
                        points(band),
                        drift.abs().compareTo(band) > 0 && !limits.isSentToTarget() && !view.isSteeredJointly()
                                ? stop()
                                : "");
    }

    private String stop() {
        return switch (limits.stopAt()) {
            case TARGET -> "";
            case HALF_WAY -> "; it goes half-way inside";
            case EDGE -> "; it goes to the band's edge";
        };
    }

    static String points(Weight weight) {
        return weight.decimal()
                .movePointRight(2)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
