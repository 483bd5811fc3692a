package io.evenkeel.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One account's lots, cash and recent transactions, kept as a custodian keeps them. Cents and millionths of shares. */
final class Custody {

    /** Transactions from this day on are in the book. */
    static final LocalDate TRANSACTIONS_SINCE = LocalDate.of(2017, 10, 1);

    private static final long SHARE = 1_000_000;

    static final class Lot {
        final String id;
        final String security;
        final int day;
        long quantity;
        /** Negative where the custodian has none. */
        long basis;

        Lot(String id, String security, int day, long quantity, long basis) {
            this.id = id;
            this.security = security;
            this.day = day;
            this.quantity = quantity;
            this.basis = basis;
        }
    }

    record Row(
            String id,
            int day,
            String side,
            String kind,
            String security,
            long quantity,
            long amount,
            String lot,
            String gain) {}

    final List<Lot> lots = new ArrayList<>();
    final List<Row> rows = new ArrayList<>();
    long cash;
    long shortGain2018;
    long longGain2018;
    private final Closes closes;
    private int next = 1;

    Custody(Closes closes) {
        this.closes = closes;
    }

    /** Cents. */
    static long amount(long quantity, long price) {
        return BigDecimal.valueOf(quantity)
                .multiply(BigDecimal.valueOf(price))
                .movePointLeft(10)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    void deposit(long cents) {
        cash += cents;
    }

    long value(int day) {
        long value = cash;
        for (Map.Entry<String, Long> held : holdings().entrySet()) {
            value += amount(held.getValue(), closes.price(held.getKey(), day));
        }
        return value;
    }

    /** Shares by security, sorted. */
    TreeMap<String, Long> holdings() {
        TreeMap<String, Long> holdings = new TreeMap<>();
        lots.forEach(lot -> holdings.merge(lot.security, lot.quantity, Long::sum));
        return holdings;
    }

    /** As many whole shares as {@code cents} buy. */
    void buy(String security, long cents, int day) {
        long price = closes.price(security, day);
        if (price > 0 && cents > 0) {
            buyShares(security, cents * 10_000 / price * SHARE, day, "PURCHASE");
        }
    }

    void buyShares(String security, long quantity, int day, String kind) {
        if (quantity <= 0) {
            return;
        }
        long amount = amount(quantity, closes.price(security, day));
        String id = open(security, quantity, amount, day);
        cash -= amount;
        record(id, day, "BUY", kind, security, quantity, amount, "", "");
    }

    /** A holding that came from elsewhere with the basis it had there. */
    void receive(String security, long quantity, int boughtOn, int day) {
        long basis = amount(quantity, closes.price(security, boughtOn));
        String id = open(security, quantity, basis, boughtOn);
        record(id, day, "RECEIVE", "TRANSFER_IN_KIND", security, quantity, 0, "", "");
    }

    private String open(String security, long quantity, long basis, int day) {
        String id = "L" + next++;
        lots.add(new Lot(id, security, day, quantity, basis));
        return id;
    }

    /** Reinvests a dividend of {@code bps} of the holding; a thousandth of a share is the smallest part. */
    void reinvest(String security, int bps, int day) {
        long held = holdings().getOrDefault(security, 0L);
        long quantity = held * bps / 10_000 / 1_000 * 1_000;
        if (quantity > 0) {
            cash += amount(quantity, closes.price(security, day));
            buyShares(security, quantity, day, "DIVIDEND_REINVESTMENT");
        }
    }

    /** Sells whole shares, highest cost first. */
    void sell(String security, long quantity, int day) {
        long left = quantity / SHARE * SHARE;
        List<Lot> order = lots.stream()
                .filter(lot -> lot.security.equals(security))
                .sorted(Comparator.comparingDouble((Lot lot) -> -(double) lot.basis / lot.quantity)
                        .thenComparing(lot -> lot.id))
                .toList();
        String id = "X" + next++;
        for (Lot lot : order) {
            long part = Math.min(left, lot.quantity);
            if (part > 0) {
                sell(id, lot, part, day);
                left -= part;
            }
        }
        lots.removeIf(lot -> lot.quantity == 0);
    }

    private void sell(String id, Lot lot, long part, int day) {
        long proceeds = amount(part, closes.price(lot.security, day));
        long basis = BigDecimal.valueOf(lot.basis)
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(lot.quantity), 0, RoundingMode.HALF_UP)
                .longValueExact();
        long gain = proceeds - basis;
        lot.quantity -= part;
        lot.basis -= basis;
        cash += proceeds;
        LocalDate today = closes.day(day);
        if (today.getYear() == 2018) {
            boolean longTerm = !today.isBefore(closes.day(lot.day).plusDays(1).plusYears(1));
            shortGain2018 += longTerm ? 0 : gain;
            longGain2018 += longTerm ? gain : 0;
        }
        record(id, day, "SELL", "", lot.security, part, proceeds, lot.id, BookFiles.dollars(gain));
    }

    private void record(
            String id,
            int day,
            String side,
            String kind,
            String security,
            long quantity,
            long amount,
            String lot,
            String gain) {
        if (!closes.day(day).isBefore(TRANSACTIONS_SINCE)) {
            rows.add(new Row(id, day, side, kind, security, quantity, amount, lot, gain));
        }
    }

    /** Invests cash by the model's weights, most underweight first in effect: buys what is missing to target. */
    void invest(Map<String, Integer> model, int day) {
        long value = value(day);
        TreeMap<String, Long> held = holdings();
        long missing = 0;
        TreeMap<String, Long> gaps = new TreeMap<>();
        for (Map.Entry<String, Integer> target : model.entrySet()) {
            long price = closes.price(target.getKey(), day);
            long now = amount(held.getOrDefault(target.getKey(), 0L), price);
            long gap = part(value, target.getValue()) - now;
            if (gap > 0 && price > 0) {
                gaps.put(target.getKey(), gap);
                missing += gap;
            }
        }
        long spend = Math.min(missing, cash - part(value, 10_000));
        for (Map.Entry<String, Long> gap : gaps.entrySet()) {
            if (missing > 0 && spend > 0) {
                long cents = BigDecimal.valueOf(gap.getValue())
                        .multiply(BigDecimal.valueOf(spend))
                        .divide(BigDecimal.valueOf(missing), 0, RoundingMode.DOWN)
                        .longValueExact();
                buy(gap.getKey(), cents, day);
            }
        }
    }

    /** Brings what has run far above its target back to it, then invests. */
    void rebalance(Map<String, Integer> model, int day, double tolerance) {
        long value = value(day);
        for (Map.Entry<String, Long> held : holdings().entrySet()) {
            long price = closes.price(held.getKey(), day);
            Integer weight = model.get(held.getKey());
            if (weight != null) {
                long target = part(value, weight);
                long now = amount(held.getValue(), price);
                if (now > target * (1 + tolerance)) {
                    sell(held.getKey(), (now - target) * 10_000 / price * SHARE, day);
                }
            }
        }
        invest(model, day);
    }

    private static long part(long value, int millionths) {
        return BigDecimal.valueOf(value)
                .multiply(BigDecimal.valueOf(millionths))
                .movePointLeft(6)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }
}
