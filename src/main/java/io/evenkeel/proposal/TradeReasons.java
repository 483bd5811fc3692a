package io.evenkeel.proposal;

import io.evenkeel.book.AccountView;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Weight;
import io.evenkeel.policy.TradingLimits;
import io.evenkeel.tax.Term;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/** Says in words why a security is traded, or why it is not although its weight is off. */
public final class TradeReasons {

    private final AccountView view;
    private final TradingLimits limits;

    public TradeReasons(AccountView view, TradingLimits limits) {
        this.view = view;
        this.limits = limits;
    }

    public List<String> forPurchase(SecurityId security, Money amount) {
        List<String> reasons = new ArrayList<>();
        reasons.add(position(security));
        Money excess = view.account().cash().minus(limits.cashReserve());
        if (excess.compareTo(amount) >= 0 && isCashAboveItsBand()) {
            reasons.add("Invests cash: " + view.account().cash().dollars() + " is held");
        }
        return List.copyOf(reasons);
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
        Weight drift = view.weightOf(security).minus(target);
        Weight band = limits.bandAround(target);
        String where = drift.isNegative() ? "below" : "above";
        String goal = target.isZero() ? "the model, which does not hold it" : "its target";
        return "%s is %s points %s %s, %s its band of %s"
                .formatted(
                        security,
                        points(drift.abs()),
                        where,
                        goal,
                        drift.abs().compareTo(band) > 0 ? "outside" : "inside",
                        points(band));
    }

    private static String points(Weight weight) {
        return weight.decimal()
                .movePointRight(2)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** One entry per security that ends outside its band and was not traded, or not far enough. */
    public List<NotTraded> notTraded(ShareChanges changes, SortedMap<SecurityId, Money> taxToSell) {
        List<NotTraded> notes = new ArrayList<>();
        view.positions().keySet().forEach(security -> {
            if (!changes.sold().containsKey(security)) {
                lockOn(security).ifPresent(why -> notes.add(new NotTraded(security, why)));
            }
        });
        java.util.TreeSet<SecurityId> all =
                new java.util.TreeSet<>(view.positions().keySet());
        all.addAll(view.targets().keySet());
        for (SecurityId security : all) {
            boolean noted = notes.stream().anyMatch(note -> note.security().equals(security));
            boolean traded =
                    changes.sold().containsKey(security) || changes.bought().containsKey(security);
            if (!noted && !traded && isOutside(security)) {
                notes.add(new NotTraded(security, whyLeft(security, taxToSell)));
            }
        }
        notes.sort(java.util.Comparator.comparing(NotTraded::security));
        return List.copyOf(notes);
    }

    private boolean isOutside(SecurityId security) {
        Weight target = view.targetOf(security);
        return view.weightOf(security).minus(target).abs().compareTo(limits.bandAround(target)) > 0;
    }

    private java.util.Optional<String> lockOn(SecurityId security) {
        String noSell = limits.noSell().get(security);
        if (noSell != null) {
            return java.util.Optional.of("Locked: " + noSell);
        }
        var kept = limits.keptQuantities().get(security);
        if (kept != null) {
            return java.util.Optional.of("Locked, %s shares: %s".formatted(kept.quantity(), kept.why()));
        }
        return java.util.Optional.empty();
    }

    private String whyLeft(SecurityId security, SortedMap<SecurityId, Money> taxToSell) {
        boolean above = view.weightOf(security).compareTo(view.targetOf(security)) > 0;
        if (!above) {
            String noBuy = limits.noBuy().get(security);
            return noBuy != null ? "Not bought: " + noBuy : "Not bought: nothing else is worth selling for it";
        }
        String noLoss = limits.noLossSale().get(security);
        if (noLoss != null) {
            return "Not sold: " + noLoss;
        }
        Money tax = taxToSell.getOrDefault(security, Money.ZERO);
        String waiting = waiting(security);
        return tax.isPositive()
                ? "Held: selling it to its target would cost " + tax.dollars() + " of tax, more than the drift costs"
                        + waiting
                : "Held: the benefit is smaller than the cost of trading" + waiting;
    }

    /** The lot with a gain that turns long-term soonest, if it is within two months. */
    private String waiting(SecurityId security) {
        LocalDate asOf = view.market().asOf();
        return Objects.requireNonNull(view.positions().get(security), "above target means held").lots().stream()
                .filter(lot -> io.evenkeel.tax.HoldingPeriod.termOf(lot.acquired(), asOf) == Term.SHORT)
                .map(lot -> io.evenkeel.tax.HoldingPeriod.firstLongTermDay(lot.acquired()))
                .sorted()
                .filter(day -> ChronoUnit.DAYS.between(asOf, day) <= 60)
                .findFirst()
                .map(day -> "; a lot turns long-term on " + day)
                .orElse("");
    }
}
