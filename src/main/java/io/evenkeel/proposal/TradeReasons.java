package io.evenkeel.proposal;

import io.evenkeel.book.AccountView;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.target.Substitute;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says in words why a security is traded. */
public final class TradeReasons {

    private static final BigDecimal A_TENTH = new BigDecimal("0.1");

    private static final String NONE = "0.00";

    private static final Weight LOSS_OF_ITS_OWN = Weight.of("-0.01");

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
        Money loss = losses(sales);
        if (loss.isNegative()) {
            reasons.add("Realises a loss of " + loss.negated().dollars());
        }
        return List.copyOf(reasons);
    }

    /** Not positive; nothing where no loss counts. */
    private Money losses(List<LotSale> sales) {
        return view.account().registration().isTaxable()
                ? sales.stream().map(LotSale::gain).filter(Money::isNegative).reduce(Money.ZERO, Money::plus)
                : Money.ZERO;
    }

    /** Whether a sale makes a loss that by itself explains it: one of a cent in a dollar or more. */
    boolean isForItsLoss(Trade trade) {
        Money gain = trade.lots().stream().map(LotSale::gain).reduce(Money.ZERO, Money::plus);
        return view.account().registration().isTaxable()
                && gain.isNegative()
                && gain.partOf(trade.amount(), RoundingMode.HALF_UP).compareTo(LOSS_OF_ITS_OWN) <= 0;
    }

    /** Whether nothing is said but where a security stands inside its band, which by itself asks for no trade. */
    boolean isShortOf(Trade trade) {
        Weight target = view.targetOf(trade.security());
        return trade.reasons().size() <= (losses(trade.lots()).isNegative() ? 2 : 1)
                && !isForItsLoss(trade)
                && view.targets().containsKey(trade.security())
                && !limits.neverOwn().containsKey(trade.security())
                && drift(trade.security(), target).abs().compareTo(limits.bandAround(target)) <= 0;
    }

    private Weight drift(SecurityId security, Weight target) {
        return view.steeredWeightOf(security).minus(target);
    }

    /** Such as "VTI is 7.1 points above its target, outside its band of 5.0". */
    private String position(SecurityId security) {
        Weight target = view.targetOf(security);
        Weight drift = drift(security, target);
        Weight band = limits.bandAround(target);
        return "%s%s is %s, %s its band of %s%s"
                .formatted(
                        view.isSteeredJointly() ? "Over the household's accounts, which are steered as one, " : "",
                        security,
                        distance(drift, target),
                        drift.abs().compareTo(band) > 0 ? "outside" : "inside",
                        points(band),
                        drift.abs().compareTo(band) > 0 && !limits.isSentToTarget() && !view.isSteeredJointly()
                                ? stop()
                                : "");
    }

    private static String distance(Weight drift, Weight target) {
        String points = points(drift.abs());
        if (points.equals(NONE)) {
            return "at its target";
        }
        return "%s points %s %s"
                .formatted(
                        points,
                        drift.isNegative() ? "below" : "above",
                        target.isZero() ? "the model, which does not hold it" : "its target");
    }

    private String stop() {
        return switch (limits.stopAt()) {
            case TARGET -> "";
            case HALF_WAY -> "; it goes half-way inside";
            case EDGE -> "; it goes to the band's edge";
        };
    }

    /** To a tenth; what is less than that to a hundredth, as the weights of an index are. */
    static String points(Weight weight) {
        BigDecimal points = weight.decimal().movePointRight(2);
        int digits = points.abs().compareTo(A_TENTH) < 0 ? 2 : 1;
        return points.setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }
}
