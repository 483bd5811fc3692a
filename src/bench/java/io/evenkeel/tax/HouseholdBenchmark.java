package io.evenkeel.tax;

import io.evenkeel.account.Account;
import io.evenkeel.account.AccountId;
import io.evenkeel.account.AccountSettings;
import io.evenkeel.account.AccountTransaction;
import io.evenkeel.account.FilingStatus;
import io.evenkeel.account.Household;
import io.evenkeel.account.HouseholdId;
import io.evenkeel.account.LotId;
import io.evenkeel.account.RealisedYear;
import io.evenkeel.account.Registration;
import io.evenkeel.account.SoldLot;
import io.evenkeel.account.TaxLot;
import io.evenkeel.account.TransactionKind;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.market.Market;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import io.evenkeel.target.ModelId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A household of four accounts, 2,000 lots of 200 securities and 400 recent sales, as a book has it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class HouseholdBenchmark {

    private static final LocalDate TODAY = LocalDate.of(2024, 7, 1);
    private static final int LOTS_PER_ACCOUNT = 500;
    private static final int SALES_PER_ACCOUNT = 100;
    private static final int SECURITIES = 200;

    private final Market market = new Market(TODAY, Map.of(), Map.of(), List.of(), List.of(), Optional.empty());
    private Household household;
    private List<LedgerTrade> proposed;

    @Setup
    public void draw() {
        Random random = new Random(7);
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            accounts.add(account(random, "A" + i, i == 3 ? Registration.ROTH_IRA : Registration.TAXABLE));
        }
        household = new Household(new HouseholdId("H"), FilingStatus.MARRIED_JOINT, accounts);
        proposed = new ArrayList<>();
        for (TaxLot lot : accounts.get(0).lots().subList(0, 50)) {
            proposed.add(LedgerTrade.sale(
                    "P" + lot.id(),
                    accounts.get(0).id(),
                    lot.security(),
                    lot.quantity(),
                    Money.of("900.00"),
                    TODAY,
                    List.of(new LotTaken(lot.id(), lot.quantity()))));
        }
    }

    private static Account account(Random random, String id, Registration registration) {
        List<TaxLot> lots = new ArrayList<>();
        List<AccountTransaction> transactions = new ArrayList<>();
        for (int i = 0; i < LOTS_PER_ACCOUNT; i++) {
            LocalDate acquired = TODAY.minusDays(random.nextInt(i % 4 == 0 ? 61 : 2000));
            SecurityId security = new SecurityId("S" + random.nextInt(SECURITIES));
            lots.add(new TaxLot(
                    new LotId("L" + i),
                    security,
                    Quantity.ofShares(10),
                    new Money(80_000 + random.nextInt(40_000)),
                    acquired));
            if (i % 4 == 0) {
                transactions.add(new AccountTransaction(
                        "L" + i,
                        TransactionSide.BUY,
                        TransactionKind.PURCHASE,
                        security,
                        Quantity.ofShares(10),
                        Money.of("1000.00"),
                        acquired,
                        List.of()));
            }
        }
        for (int i = 0; i < SALES_PER_ACCOUNT; i++) {
            transactions.add(new AccountTransaction(
                    "X" + i,
                    TransactionSide.SELL,
                    TransactionKind.SALE,
                    new SecurityId("S" + random.nextInt(SECURITIES)),
                    Quantity.ofShares(10),
                    Money.of("900.00"),
                    TODAY.minusDays(random.nextInt(61)),
                    List.of(new SoldLot(
                            new LotId("GONE" + i),
                            Quantity.ofShares(10),
                            new Money(random.nextInt(20_000) - 10_000)))));
        }
        return new Account(
                new AccountId(id),
                "Ann",
                registration,
                new ModelId("MODEL"),
                Money.ZERO,
                AccountSettings.DEFAULTS,
                lots,
                List.of(),
                List.of(),
                transactions,
                RealisedYear.NOTHING,
                List.of());
    }

    /** From the book to what may not be bought and what has no usable loss, for every security. */
    @Benchmark
    public int outlook() {
        WashWindows windows = WashWindows.of(household, market);
        int blocked = 0;
        for (int i = 0; i < SECURITIES; i++) {
            SecurityId security = new SecurityId("S" + i);
            blocked += windows.unreplacedLosses(security).size()
                    + windows.recentPurchases(security).size();
        }
        return blocked;
    }

    /** What fifty proposed sales would wash, on top of that. */
    @Benchmark
    public List<SaleLine> proposal() {
        return WashWindows.of(household, market).washedBy(proposed);
    }
}
