package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.Registration;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The wash-sale rules a share at a time, written from the regulation's text without a thought of speed: every losing
 * share, in order of disposal, looks through all shares of the whole ledger, past and future, for the first that may
 * replace it. Shares are counted as they are after the last split, which must be a whole number to one; amounts must
 * divide into whole cents a share.
 */
final class NaiveWashSales {

    /** One share from purchase to sale. */
    private static final class Share {
        LedgerTrade opening;
        long cents;

        /** What a gift was worth when it was given; what it cost where it was no gift. */
        long value;

        LocalDate deemed;
        String replaced = "";

        @Nullable
        LedgerTrade soldIn;

        Share(LedgerTrade opening, long cents, long value) {
            this.opening = opening;
            this.cents = cents;
            this.value = value;
            this.deemed = original(opening);
        }

        boolean isSoldByValue(long proceeds) {
            return opening.kind() == TransactionKind.GIFT && value < cents && proceeds < cents;
        }

        long gain(long proceeds) {
            return isSoldByValue(proceeds) ? Math.min(0, proceeds - value) : proceeds - cents;
        }

        LocalDate heldFrom(long proceeds) {
            return isSoldByValue(proceeds) ? opening.date() : deemed;
        }
    }

    /** Shares of one lot with one history that one sale took. */
    private static final class Line {
        final LedgerTrade sale;
        final List<Share> shares = new ArrayList<>();
        final long centsEach;
        final Map<LedgerTrade, long[]> replacedBy = new LinkedHashMap<>();

        Line(LedgerTrade sale, long centsEach) {
            this.sale = sale;
            this.centsEach = centsEach;
        }

        Share first() {
            return shares.get(0);
        }
    }

    private final Ledger ledger;
    private final List<Share> shares = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private long gone;

    private NaiveWashSales(Ledger ledger) {
        this.ledger = ledger;
    }

    static AdjustedLedger adjust(Ledger ledger) {
        NaiveWashSales naive = new NaiveWashSales(ledger);
        naive.openAll();
        naive.sellAll();
        return naive.result();
    }

    private static LocalDate original(LedgerTrade opening) {
        return opening.originalAcquired() == null ? opening.date() : opening.originalAcquired();
    }

    private static LocalTime time(LedgerTrade trade) {
        if (trade.time() != null) {
            return trade.time();
        }
        return trade.side() == TransactionSide.SELL ? LocalTime.MAX : LocalTime.MIN;
    }

    /** How many of today's shares one of that day is. */
    private long factor(SecurityId security, LocalDate day) {
        return ledger.splits().stream()
                .filter(split -> split.security().equals(security) && day.isBefore(split.effective()))
                .mapToLong(split ->
                        split.newShares().millionths() / split.oldShares().millionths())
                .reduce(1, (a, b) -> a * b);
    }

    private long units(LedgerTrade trade, Quantity quantity) {
        return quantity.millionths() / 1_000_000 * factor(trade.security(), trade.date());
    }

    /** In order of acquisition. */
    private void openAll() {
        ledger.trades().stream()
                .filter(trade -> trade.side() != TransactionSide.SELL)
                .sorted(Comparator.comparing(LedgerTrade::date)
                        .thenComparing(NaiveWashSales::time)
                        .thenComparing(LedgerTrade::account)
                        .thenComparing(LedgerTrade::id))
                .forEach(trade -> {
                    long count = units(trade, trade.quantity());
                    long cost = Objects.requireNonNull(trade.amount()).cents() / count;
                    Money fair = trade.fairValue();
                    for (long i = 0; i < count; i++) {
                        shares.add(new Share(trade, cost, fair == null ? cost : fair.cents() / count));
                    }
                });
    }

    private void sellAll() {
        List<LedgerTrade> sales = ledger.trades().stream()
                .filter(trade -> trade.side() == TransactionSide.SELL)
                .sorted(Comparator.comparing(LedgerTrade::date).thenComparing(NaiveWashSales::time))
                .toList();
        for (int i = 0; i < sales.size(); ) {
            List<LedgerTrade> moment = new ArrayList<>();
            LedgerTrade first = sales.get(i);
            while (i < sales.size()
                    && sales.get(i).date().equals(first.date())
                    && time(sales.get(i)).equals(time(first))) {
                moment.add(sales.get(i++));
            }
            sellAtOnce(moment);
        }
    }

    private record Wanted(LedgerTrade sale, @Nullable LotTaken lot, LocalDate original) {}

    private void sellAtOnce(List<LedgerTrade> sales) {
        List<Wanted> wanted = new ArrayList<>();
        for (LedgerTrade sale : sales) {
            if (sale.lots().isEmpty()) {
                wanted.add(new Wanted(sale, null, LocalDate.MAX));
            }
            for (LotTaken lot : sale.lots()) {
                LedgerTrade opening = shares.stream()
                        .map(share -> share.opening)
                        .filter(trade -> trade.account().equals(sale.account())
                                && trade.id().equals(lot.lot().value()))
                        .findFirst()
                        .orElseThrow();
                wanted.add(new Wanted(sale, lot, original(opening)));
            }
        }
        wanted.sort(Comparator.comparing(Wanted::original)
                .thenComparing(each -> each.sale().account())
                .thenComparing(each -> each.sale().id())
                .thenComparing(
                        each -> each.lot() == null ? "" : each.lot().lot().value()));
        List<Line> sold = new ArrayList<>();
        wanted.forEach(each -> sold.addAll(take(each)));
        sold.forEach(this::wash);
        lines.addAll(sold);
    }

    private List<Line> take(Wanted wanted) {
        LedgerTrade sale = wanted.sale();
        long centsEach = sale.proceeds().cents() / units(sale, sale.quantity());
        long left = units(
                sale, wanted.lot() == null ? sale.quantity() : wanted.lot().quantity());
        List<Share> candidates = shares.stream()
                .filter(share -> share.soldIn == null
                        && share.opening.account().equals(sale.account())
                        && share.opening.security().equals(sale.security())
                        && (wanted.lot() == null
                                || share.opening.id().equals(wanted.lot().lot().value())))
                .filter(share -> !share.opening.date().isAfter(sale.date()))
                // Within a lot those that replaced others stand first: they are the first in a lot's row.
                .sorted(Comparator.comparing((Share share) -> original(share.opening))
                        .thenComparing(share -> share.opening.id()))
                .toList();
        List<Line> taken = new ArrayList<>();
        for (Share share : candidates.subList(0, (int) left)) {
            share.soldIn = sale;
            boolean taxable = ledger.accounts().get(share.opening.account()) == Registration.TAXABLE;
            Line last = taken.isEmpty() ? null : taken.get(taken.size() - 1);
            if (last == null
                    || last.first().opening != share.opening
                    || !last.first().replaced.equals(share.replaced)) {
                last = new Line(sale, centsEach);
                if (taxable) {
                    taken.add(last);
                }
            }
            last.shares.add(share);
        }
        return taken;
    }

    /** What a share of the line may find is the same for all of them, but for what the others found before it. */
    private void wash(Line line) {
        List<Share> candidates = shares.stream()
                .filter(share -> mayReplace(share, line.first(), line.sale))
                .toList();
        for (Share lost : line.shares) {
            long loss = -lost.gain(line.centsEach);
            if (loss <= 0) {
                continue;
            }
            for (Share candidate : candidates) {
                if (candidate.replaced.isEmpty()) {
                    match(line, lost, loss, candidate);
                    break;
                }
            }
        }
    }

    private boolean mayReplace(Share candidate, Share lost, LedgerTrade sale) {
        LedgerTrade bought = candidate.opening;
        boolean later = bought.date().isAfter(sale.date())
                || (bought.date().equals(sale.date()) && time(bought).isAfter(time(sale)));
        boolean there = later || candidate.soldIn == null;
        return there
                && Math.abs(ChronoUnit.DAYS.between(sale.date(), bought.date())) <= 30
                && bought.kind().canReplace()
                && bought != lost.opening
                && ledger.accounts().get(bought.account()) != Registration.TAX_EXEMPT
                && ledger.groups()
                        .groupOf(bought.security())
                        .equals(ledger.groups().groupOf(sale.security()));
    }

    private void match(Line line, Share lost, long loss, Share candidate) {
        boolean ira = isIra(candidate.opening.account());
        candidate.replaced =
                line.sale.account() + "|" + line.sale.id() + "|" + lost.opening.id() + "|" + line.first().replaced;
        if (ira) {
            gone += loss;
        } else {
            candidate.cents += loss;
            long held = ChronoUnit.DAYS.between(lost.heldFrom(line.centsEach), line.sale.date());
            boolean inherited = lost.opening.kind() == TransactionKind.INHERITANCE;
            candidate.deemed = candidate.deemed.minusDays(inherited ? Math.max(held, 366) : held);
        }
        long[] count = line.replacedBy.computeIfAbsent(candidate.opening, key -> new long[2]);
        count[0]++;
        count[1] += loss;
    }

    private AdjustedLedger result() {
        List<SaleLine> sales = lines.stream().map(this::line).toList();
        List<OpenLot> open = new ArrayList<>();
        Map<String, List<Share>> parts = new LinkedHashMap<>();
        shares.stream()
                .filter(share -> share.soldIn == null)
                .sorted(Comparator.comparing((Share share) -> share.opening.account()))
                .forEach(share -> parts.computeIfAbsent(
                                share.opening.account() + "/" + share.opening.id() + "/"
                                        + (isTaxable(share.opening.account()) ? share.replaced : ""),
                                key -> new ArrayList<>())
                        .add(share));
        parts.values().forEach(part -> open.add(open(part)));
        return new AdjustedLedger(sales, open, new Money(gone));
    }

    private boolean isIra(AccountId account) {
        return ledger.accounts().get(account) == Registration.TRADITIONAL_IRA;
    }

    private boolean isTaxable(AccountId account) {
        return ledger.accounts().get(account) == Registration.TAXABLE;
    }

    private SaleLine line(Line line) {
        Share first = line.first();
        long gain = line.shares.stream()
                .mapToLong(share -> share.gain(line.centsEach))
                .sum();
        LocalDate heldFrom = first.heldFrom(line.centsEach);
        long proceeds = line.centsEach * line.shares.size();
        long disallowed =
                line.replacedBy.values().stream().mapToLong(count -> count[1]).sum();
        long factor = factor(line.sale.security(), line.sale.date());
        List<ReplacedBy> replacedBy = new ArrayList<>();
        line.replacedBy.forEach((opening, count) -> replacedBy.add(new ReplacedBy(
                opening.account(),
                new LotId(opening.id()),
                opening.security(),
                quantity(count[0], matchFactor(opening, line.sale)),
                new Money(count[1]),
                isIra(opening.account()))));
        Term term = first.opening.kind() == TransactionKind.INHERITANCE
                ? Term.LONG
                : HoldingPeriod.termOf(heldFrom, line.sale.date());
        return new SaleLine(
                line.sale.id(),
                line.sale.account(),
                new LotId(first.opening.id()),
                line.sale.security(),
                line.sale.date(),
                quantity(line.shares.size(), factor),
                heldFrom,
                term,
                new Money(proceeds),
                new Money(gain),
                new Money(disallowed),
                replacedBy);
    }

    /** Shares of a match are told as of the later of purchase and sale. */
    private long matchFactor(LedgerTrade opening, LedgerTrade sale) {
        LocalDate later = opening.date().isAfter(sale.date()) ? opening.date() : sale.date();
        return factor(opening.security(), later);
    }

    private static Quantity quantity(long units, long factor) {
        return new Quantity(units * 1_000_000 / factor);
    }

    private OpenLot open(List<Share> part) {
        Share first = part.get(0);
        boolean taxable = isTaxable(first.opening.account());
        return new OpenLot(
                first.opening.account(),
                new LotId(first.opening.id()),
                first.opening.security(),
                quantity(part.size(), 1),
                new Money(part.stream().mapToLong(share -> share.cents).sum()),
                original(first.opening),
                first.deemed,
                taxable && !first.replaced.isEmpty());
    }
}
