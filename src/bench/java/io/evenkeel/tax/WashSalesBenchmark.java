package io.evenkeel.tax;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.Registration;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One tax unit's ledger, from a household's to a million trades: the time should grow as the length does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgs = "-Xmx3g")
public class WashSalesBenchmark {

    private static final AccountId ACCOUNT = new AccountId("T");
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 3);
    private static final int DAYS = 9000;

    /** What a ledger looks like; those that are meant to be slow among them. */
    public enum Shape {
        /** Purchases and sales of one security, half and half. */
        ONE_SECURITY,
        /** The same over five hundred. */
        MANY_SECURITIES,
        /** The same, no sale naming its lots. */
        FIRST_IN_FIRST_OUT,
        /** The same, everything on one day. */
        ONE_DAY,
        /** Lots bought on one day and sold at a loss one by one on the next, each with all the others in its window. */
        ONE_WINDOW,
        /** Half as many small losses as trades, all washed by one lot, which is then sold a share at a time. */
        ONE_LOT
    }

    @Param({"4000", "125000", "250000", "500000", "1000000"})
    public int trades;

    @Param
    public Shape shape = Shape.ONE_SECURITY;

    private Ledger ledger;

    private final List<LedgerTrade> drawn = new ArrayList<>();

    private record Open(String id, int shares) {}

    @Setup
    public void draw() {
        switch (shape) {
            case ONE_SECURITY -> random(1, DAYS, true);
            case MANY_SECURITIES -> random(500, DAYS, true);
            case FIRST_IN_FIRST_OUT -> random(1, DAYS, false);
            case ONE_DAY -> random(1, 1, true);
            case ONE_WINDOW -> oneWindow();
            case ONE_LOT -> oneLot();
        }
        ledger = new Ledger(Map.of(ACCOUNT, Registration.TAXABLE), IdentityGroups.NONE, drawn, List.of());
    }

    private void random(int securities, int days, boolean lotsNamed) {
        Random random = new Random(7);
        List<List<Open>> open = new ArrayList<>();
        for (int i = 0; i < securities; i++) {
            open.add(new ArrayList<>());
        }
        for (int i = 0; i < trades; i++) {
            LocalDate day = FIRST_DAY.plusDays((long) i * days / trades);
            int security = random.nextInt(securities);
            draw(random, i, day, new SecurityId("S" + security), open.get(security), lotsNamed);
        }
    }

    private void draw(
            Random random, int number, LocalDate day, SecurityId security, List<Open> open, boolean lotsNamed) {
        int price = 900 + random.nextInt(200);
        if (open.isEmpty() || random.nextBoolean()) {
            Open bought = new Open("L" + number, 1 + random.nextInt(100));
            open.add(bought);
            buy(bought.id(), security, bought.shares(), price, day);
            return;
        }
        int at = random.nextInt(open.size());
        Open lot = open.get(at);
        int sold = 1 + random.nextInt(lot.shares());
        open.set(at, open.get(open.size() - 1));
        open.remove(open.size() - 1);
        if (sold < lot.shares()) {
            open.add(new Open(lot.id(), lot.shares() - sold));
        }
        sell("X" + number, security, lotsNamed ? lot.id() : "", sold, price, day);
    }

    private void oneWindow() {
        SecurityId security = new SecurityId("S");
        for (int i = 0; i < trades / 2; i++) {
            buy("L" + i, security, 2, 1000, FIRST_DAY);
        }
        for (int i = 0; i < trades / 2; i++) {
            sell("X" + i, security, "L" + i, 1, 900, FIRST_DAY.plusDays(1));
        }
    }

    private void oneLot() {
        SecurityId security = new SecurityId("S");
        int half = trades / 2;
        buy("OLD", security, half, 1000, FIRST_DAY);
        for (int i = 0; i < half; i++) {
            sell("X" + i, security, "OLD", 1, 900, FIRST_DAY.plusDays(100));
        }
        buy("NEW", security, half, 900, FIRST_DAY.plusDays(101));
        for (int i = 0; i < half; i++) {
            sell("Y" + i, security, "NEW", 1, 1200, FIRST_DAY.plusDays(200));
        }
    }

    private void buy(String id, SecurityId security, int shares, int price, LocalDate day) {
        drawn.add(LedgerTrade.purchase(
                id,
                ACCOUNT,
                TransactionKind.PURCHASE,
                security,
                Quantity.ofShares(shares),
                new Money((long) shares * price),
                day));
    }

    private void sell(String id, SecurityId security, String lot, int shares, int price, LocalDate day) {
        Quantity quantity = Quantity.ofShares(shares);
        drawn.add(LedgerTrade.sale(
                id,
                ACCOUNT,
                security,
                quantity,
                new Money((long) shares * price),
                day,
                lot.isEmpty() ? List.of() : List.of(new LotTaken(new LotId(lot), quantity))));
    }

    @Benchmark
    public AdjustedLedger adjust() {
        return WashSales.adjust(ledger);
    }
}
