package io.evenkeel.rebalance;

import io.evenkeel.account.LotId;
import io.evenkeel.account.TaxLot;
import io.evenkeel.book.Position;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.proposal.ShareChanges;
import io.evenkeel.proposal.WaitingLots;
import io.evenkeel.tax.HoldingPeriod;
import io.evenkeel.tax.LotGain;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What it costs not to wait for a gain to turn long-term. Drift is priced by the year, and a lot that turns in twelve days need
 * only bear twelve days of it: so what waiting saves is made a yearly amount too. Dollars, beyond the tax of today.
 *
 * <p>What waiting saves hangs on how all gains and losses of the year are netted, and so on the trades themselves. A question
 * to the optimizer prices every lot by what a dollar of gain is thought to cost; what the answer's trades really forgo is
 * counted here once they are known.
 */
final class PriceOfWaiting {

    private static final double DAYS_A_YEAR = 365;

    private final Ask ask;
    private final LocalDate today;
    private final List<Sold> turning = new ArrayList<>();

    /**
     * What is sold of a lot that turns long-term soon.
     *
     * @param part of the lot that is sold
     */
    private record Sold(Position position, TaxLot lot, double part, Money gain, LocalDate from) {}

    private PriceOfWaiting(Ask ask, ShareChanges changes) {
        this.ask = ask;
        this.today = ask.view().market().asOf();
        for (Position position : ask.view().positions().values()) {
            SortedMap<LotId, Quantity> sold =
                    changes.sold().getOrDefault(position.security().id(), new TreeMap<>());
            for (TaxLot lot : position.lots()) {
                Quantity quantity = sold.get(lot.id());
                if (quantity != null && WaitingLots.isTurning(ask.view(), ask.limits(), position, lot)) {
                    turning.add(sold(position, lot, quantity));
                }
            }
        }
    }

    private Sold sold(Position position, TaxLot lot, Quantity quantity) {
        LotGain gain = LotGain.of(lot, quantity, position.quote().worth(quantity), today);
        return new Sold(
                position,
                lot,
                Dollars.shares(quantity) / Dollars.shares(lot.quantity()),
                gain.gain(),
                HoldingPeriod.firstLongTermDay(gain.heldFrom()));
    }

    /** Whether the account holds a lot that turns long-term soon. */
    static boolean isAsked(Ask ask) {
        return ask.view().positions().values().stream().anyMatch(position -> position.lots().stream()
                .anyMatch(lot -> WaitingLots.isTurning(ask.view(), ask.limits(), position, lot)));
    }

    /** Of the whole lot, at the price that the question puts on a dollar of gain. */
    static double ofLot(Ask ask, Position position, TaxLot lot) {
        return WaitingLots.of(ask.view(), ask.limits(), ask.marginal(), position, lot)
                .map(waiting -> Dollars.of(waiting.waitingSaves())
                        * yearly(ask.view().market().asOf(), waiting.longTermFrom()))
                .orElse(0.0);
    }

    private static double yearly(LocalDate today, LocalDate from) {
        return DAYS_A_YEAR / Math.max(1, ChronoUnit.DAYS.between(today, from)) - 1;
    }

    /** By how much the question prices what these changes do not wait for too low. */
    static double missing(Ask ask, ShareChanges changes, Money shortGain, Money longGain) {
        PriceOfWaiting price = new PriceOfWaiting(ask, changes);
        return price.due(shortGain, longGain) - price.charged();
    }

    private double charged() {
        return turning.stream()
                .mapToDouble(sold -> sold.part() * ofLot(ask, sold.position(), sold.lot()))
                .sum();
    }

    /** Had all of them waited, their gains would be long-term ones among the year's others. */
    private double due(Money shortGain, Money longGain) {
        Money gain = turning.stream().map(Sold::gain).reduce(Money.ZERO, Money::plus);
        if (!gain.isPositive()) {
            return 0;
        }
        Money saves = ask.standing()
                .costOf(shortGain, longGain)
                .minus(ask.standing().costOf(shortGain.minus(gain), longGain.plus(gain)));
        double perDollar = Dollars.of(saves) / Dollars.of(gain);
        return turning.stream()
                .mapToDouble(sold -> {
                    double its = perDollar * Dollars.of(sold.gain());
                    boolean isWaitedFor = WaitingLots.isWorthIt(ask.limits(), Dollars.money(its / sold.part()));
                    return isWaitedFor ? its * yearly(today, sold.from()) : 0;
                })
                .sum();
    }
}
