package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.Registration;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A consistent ledger drawn from a seed: dense enough that wash sales, chains and splits happen in most of them. */
final class RandomLedger {

    private static final List<AccountId> ACCOUNTS = List.of(Unit.T, Unit.T, Unit.S, Unit.I, Unit.X);
    private static final List<SecurityId> SECURITIES =
            List.of(new SecurityId("M"), new SecurityId("M"), new SecurityId("N"), new SecurityId("O"));
    private static final TransactionKind[] OPENINGS = {
        TransactionKind.PURCHASE,
        TransactionKind.PURCHASE,
        TransactionKind.PURCHASE,
        TransactionKind.DIVIDEND_REINVESTMENT,
        TransactionKind.AUTO_INVEST,
        TransactionKind.GIFT,
        TransactionKind.INHERITANCE,
        TransactionKind.TRANSFER_IN_KIND
    };
    private static final int DAYS = 420;
    private static final LocalDate FIRST_DAY = LocalDate.parse("2023-01-02");

    private static final class Held {
        final AccountId account;
        final SecurityId security;
        final String id;
        final LocalDate opened;
        final LocalDate original;
        long units;

        Held(AccountId account, SecurityId security, String id, LocalDate opened, LocalDate original, long units) {
            this.account = account;
            this.security = security;
            this.id = id;
            this.opened = opened;
            this.original = original;
            this.units = units;
        }
    }

    private final Random random;
    private final boolean whole;
    private final List<LedgerTrade> trades = new ArrayList<>();
    private final List<LedgerSplit> splits = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private LocalDate lastSale = FIRST_DAY.minusDays(1);
    private int sequence;

    private RandomLedger(long seed, boolean whole) {
        this.random = new Random(seed);
        this.whole = whole;
    }

    /** Whole shares, whole cents a share even after the split. */
    static Ledger whole(long seed, int size) {
        return new RandomLedger(seed, true).draw(size);
    }

    /** Fractions to a millionth, amounts that do not divide, splits and reverse splits of any ratio. */
    static Ledger fractional(long seed, int size) {
        return new RandomLedger(seed, false).draw(size);
    }

    private Ledger draw(int size) {
        List<Integer> days = new ArrayList<>();
        int span = 5 + random.nextInt(random.nextBoolean() ? DAYS : 60);
        for (int i = 0; i < size; i++) {
            days.add(random.nextInt(span));
        }
        Collections.sort(days);
        int splitDay = random.nextInt(2 * DAYS);
        boolean splitDone = false;
        for (int day : days) {
            if (!splitDone && day >= splitDay) {
                split(FIRST_DAY.plusDays(splitDay));
                splitDone = true;
            }
            step(FIRST_DAY.plusDays(day));
        }
        Collections.shuffle(trades, random);
        return new Ledger(
                Map.of(
                        Unit.T, Registration.TAXABLE,
                        Unit.S, Registration.TAXABLE,
                        Unit.I, Registration.TRADITIONAL_IRA,
                        Unit.X, Registration.TAX_EXEMPT),
                IdentityGroups.of(List.of(List.of(new SecurityId("N"), new SecurityId("O")))),
                trades,
                splits);
    }

    private void split(LocalDate day) {
        Quantity from = whole ? Quantity.ONE : Quantity.ofShares(1 + random.nextInt(7));
        Quantity to = Quantity.ofShares(whole ? 2 + random.nextInt(2) : 1 + random.nextInt(9));
        splits.add(new LedgerSplit("C", SECURITIES.get(0), to, from, day));
        for (Held lot : held) {
            if (lot.security.equals(SECURITIES.get(0))) {
                lot.units = Division.part(lot.units, to.millionths(), from.millionths());
            }
        }
        held.removeIf(lot -> lot.units == 0);
    }

    private void step(LocalDate day) {
        List<Held> mine = held.stream().filter(lot -> lot.units > 0).toList();
        // What comes in at a day's start must be there before a sale of that day picks the first in.
        boolean mayOpen = !day.equals(lastSale);
        if (mayOpen && (mine.isEmpty() || random.nextInt(100) < 45)) {
            open(day);
        } else if (!mine.isEmpty()) {
            lastSale = day;
            sell(day, mine.get(random.nextInt(mine.size())));
        }
    }

    private long units(int most) {
        return whole ? (1 + random.nextInt(most)) * 1_000_000L : 1 + random.nextInt(most * 1_000_000);
    }

    private Money amount(long units) {
        // A multiple of six cents, so that it divides by any split that a whole ledger has.
        return whole ? new Money(units / 1_000_000 * 6 * (20 + random.nextInt(30))) : new Money(random.nextInt(3000));
    }

    /** A gift that had fallen in value has two bases, so that its gain is no longer cash less cost. */
    private @Nullable Money value(TransactionKind kind, long units) {
        return whole && kind == TransactionKind.GIFT && random.nextBoolean() ? amount(units) : null;
    }

    private void open(LocalDate day) {
        AccountId account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        SecurityId security = SECURITIES.get(random.nextInt(SECURITIES.size()));
        TransactionKind kind = OPENINGS[random.nextInt(OPENINGS.length)];
        String id = "L" + sequence++;
        long units = units(6);
        boolean receipt = !kind.canReplace();
        LocalDate original = receipt ? day.minusDays(random.nextInt(500)) : day;
        LedgerTrade trade = receipt
                ? LedgerTrade.receipt(
                        id,
                        account,
                        kind,
                        security,
                        new Quantity(units),
                        amount(units),
                        day,
                        original,
                        value(kind, units))
                : LedgerTrade.purchase(id, account, kind, security, new Quantity(units), amount(units), day);
        LocalTime time = random.nextInt(3) == 0 ? LocalTime.of(9 + random.nextInt(7), 0) : null;
        trades.add(time == null ? trade : trade.at(time));
        held.add(new Held(account, security, id, day, original, units));
    }

    private void sell(LocalDate day, Held first) {
        List<Held> lots = held.stream()
                .filter(lot ->
                        lot.units > 0 && lot.account.equals(first.account) && lot.security.equals(first.security))
                .sorted(Comparator.comparing((Held lot) -> lot.original).thenComparing(lot -> lot.id))
                .toList();
        if (random.nextInt(5) == 0) {
            sellFirstIn(day, lots);
            return;
        }
        List<LotTaken> taken = new ArrayList<>();
        boolean older = true;
        for (Held lot : lots) {
            if (lot == first || random.nextInt(3) == 0) {
                long units = part(lot.units);
                lot.units -= units;
                older &= lot.opened.isBefore(day);
                taken.add(new LotTaken(new LotId(lot.id), new Quantity(units)));
            }
        }
        LocalTime time = older && random.nextInt(3) == 0 ? LocalTime.of(9 + random.nextInt(7), 30) : null;
        addSale(
                day,
                first,
                taken,
                taken.stream().mapToLong(lot -> lot.quantity().millionths()).sum(),
                time);
    }

    private void sellFirstIn(LocalDate day, List<Held> lots) {
        long units = part(lots.stream().mapToLong(lot -> lot.units).sum());
        long left = units;
        for (Held lot : lots) {
            long taken = Math.min(left, lot.units);
            lot.units -= taken;
            left -= taken;
        }
        addSale(day, lots.get(0), List.of(), units, null);
    }

    private void addSale(LocalDate day, Held lot, List<LotTaken> taken, long units, @Nullable LocalTime time) {
        LedgerTrade sale = LedgerTrade.sale(
                "S" + sequence++, lot.account, lot.security, new Quantity(units), amount(units), day, taken);
        trades.add(time == null ? sale : sale.at(time));
    }

    private long part(long units) {
        if (random.nextBoolean()) {
            return units;
        }
        return whole
                ? (1 + random.nextInt((int) (units / 1_000_000))) * 1_000_000L
                : 1 + (long) (random.nextDouble() * (units - 1));
    }
}
