package io.evenkeel.proposal;

import io.evenkeel.book.AccountView;
import io.evenkeel.book.SetAside;
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
import java.util.Set;
import java.util.stream.Stream;

/** Says in words why a security is traded. */
public final class TradeReasons {

    private static final BigDecimal A_TENTH = new BigDecimal("0.1");

    private static final String NONE = "0.00";

    /** Of a weight's digits, those behind the point of its percentage. */
    private static final int MOST_DIGITS = 6;

    private static final Weight LOSS_OF_ITS_OWN = Weight.of("-0.01");

    private final AccountView view;
    private final TradingLimits limits;

    public TradeReasons(AccountView view, TradingLimits limits) {
        this.view = view;
        this.limits = limits;
    }

    /** @param soldAtALoss what the account sells at a loss today */
    public List<String> forPurchase(SecurityId security, Money amount, Set<SecurityId> soldAtALoss) {
        List<String> reasons = new ArrayList<>();
        reasons.add(standsInFor(security, soldAtALoss)
                .or(() -> mayStandInFor(security))
                .orElseGet(() -> position(security)));
        Money excess = view.account().cash().minus(limits.cashReserve()).minus(view.paymentsDue());
        if (excess.compareTo(amount) >= 0 && isCashAboveItsBand()) {
            reasons.add("Invests cash: " + view.account().cash().dollars() + " is held");
        }
        return List.copyOf(reasons);
    }

    /** For a security that the model does not hold: what it is bought in place of, and why that is not bought. */
    private Optional<String> standsInFor(SecurityId security, Set<SecurityId> soldAtALoss) {
        return originals(security)
                .filter(original -> limits.noBuy().containsKey(original) || soldAtALoss.contains(original))
                .findFirst()
                .map(original -> "Stands in for %s: %s"
                        .formatted(
                                original,
                                limits.noBuy()
                                        .getOrDefault(
                                                original, "sold at a loss today, which buying it back would wash")));
    }

    /** Whether a purchase is in place of something that is not bought today. */
    boolean standsIn(SecurityId security, Set<SecurityId> soldAtALoss) {
        return standsInFor(security, soldAtALoss).isPresent();
    }

    /** What it could stand in for is kept: then something else that is held is what it is bought for. */
    private Optional<String> mayStandInFor(SecurityId security) {
        return originals(security)
                .findFirst()
                .map(original -> "The model does not hold %s: it may stand in for %s, whose loss could be taken today"
                        .formatted(security, original));
    }

    /** Targets in whose place a security that is none may be bought, the best rank first. */
    private Stream<SecurityId> originals(SecurityId security) {
        return view.targets().containsKey(security)
                ? Stream.empty()
                : view.substitutes().stream()
                        .filter(substitute -> substitute.substitute().equals(security))
                        .filter(substitute -> view.targets().containsKey(substitute.security()))
                        .sorted(Comparator.comparing(Substitute::rank).thenComparing(Substitute::security))
                        .map(Substitute::security);
    }

    private boolean isCashAboveItsBand() {
        Money investable = view.investableValue();
        Money forModel = view.account().cash().minus(view.setAside().total());
        return investable.isPositive()
                && forModel.partOf(investable, RoundingMode.HALF_UP)
                                .minus(view.targetCash())
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

    boolean mustNotBeOwned(SecurityId security) {
        return limits.neverOwn().containsKey(security);
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
                && !mustNotBeOwned(trade.security())
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
        int digits = digitsApart(drift.abs(), band);
        return "%s%s is %s, %s its band of %s%s%s"
                .formatted(
                        view.isSteeredJointly() ? "Over the household's accounts, which are steered as one, " : "",
                        security,
                        distance(drift, target, digits),
                        drift.abs().compareTo(band) > 0 ? "outside" : "inside",
                        points(band, digits),
                        notCounted(),
                        drift.abs().compareTo(band) > 0 && !limits.isSentToTarget() && !view.isSteeredJointly()
                                ? stop()
                                : "");
    }

    /** Where the distance is not a part of the account as it stands. */
    private String notCounted() {
        SetAside aside = view.steeredSetAside();
        return aside.isWorthSaying(view.steeredValue())
                ? ", not counting %s set aside".formatted(aside.total().dollars())
                : "";
    }

    private static String distance(Weight drift, Weight target, int digits) {
        String points = points(drift.abs(), digits);
        if (points(drift.abs()).equals(NONE)) {
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

    /** Digits that tell a distance from a band: "1.0 points, outside its band of 1.0" would contradict itself. */
    private static int digitsApart(Weight distance, Weight band) {
        int digits = 1;
        while (digits < MOST_DIGITS
                && distance.compareTo(band) != 0
                && points(distance, digits).equals(points(band, digits))) {
            digits++;
        }
        return digits;
    }

    /** To a tenth; what is less than that to a hundredth, as the weights of an index are. */
    static String points(Weight weight) {
        return points(weight, 1);
    }

    /** The same, with so many digits at least. */
    private static String points(Weight weight, int digits) {
        BigDecimal points = weight.decimal().movePointRight(2);
        int fewest = points.abs().compareTo(A_TENTH) < 0 ? 2 : 1;
        return points.setScale(Math.max(fewest, digits), RoundingMode.HALF_UP).toPlainString();
    }
}
