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

    @Param({"4000", "125000", "250000", "500000", "1000000"})
    public int trades;

    @Param({"1", "500"})
    public int securities;

    private Ledger ledger;

    private record Open(String id, int shares) {}

    @Setup
    public void draw() {
        Random random = new Random(7);
        List<LedgerTrade> drawn = new ArrayList<>(trades);
        List<List<Open>> open = new ArrayList<>();
        for (int i = 0; i < securities; i++) {
            open.add(new ArrayList<>());
        }
        for (int i = 0; i < trades; i++) {
            LocalDate day = FIRST_DAY.plusDays((long) i * DAYS / trades);
            int security = random.nextInt(securities);
            drawn.add(draw(random, i, day, new SecurityId("S" + security), open.get(security)));
        }
        ledger = new Ledger(Map.of(ACCOUNT, Registration.TAXABLE), IdentityGroups.NONE, drawn, List.of());
    }

    private static LedgerTrade draw(Random random, int number, LocalDate day, SecurityId security, List<Open> open) {
        int price = 900 + random.nextInt(200);
        if (open.isEmpty() || random.nextBoolean()) {
            Open bought = new Open("L" + number, 1 + random.nextInt(100));
            open.add(bought);
            return LedgerTrade.purchase(
                    bought.id(),
                    ACCOUNT,
                    TransactionKind.PURCHASE,
                    security,
                    Quantity.ofShares(bought.shares()),
                    new Money((long) bought.shares() * price),
                    day);
        }
        int at = random.nextInt(open.size());
        Open lot = open.get(at);
        int sold = 1 + random.nextInt(lot.shares());
        open.set(at, open.get(open.size() - 1));
        open.remove(open.size() - 1);
        if (sold < lot.shares()) {
            open.add(new Open(lot.id(), lot.shares() - sold));
        }
        return LedgerTrade.sale(
                "X" + number,
                ACCOUNT,
                security,
                Quantity.ofShares(sold),
                new Money((long) sold * price),
                day,
                List.of(new LotTaken(new LotId(lot.id()), Quantity.ofShares(sold))));
    }

    @Benchmark
    public AdjustedLedger adjust() {
        return WashSales.adjust(ledger);
    }
}
