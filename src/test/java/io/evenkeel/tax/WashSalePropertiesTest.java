package io.evenkeel.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.account.AccountId;
import io.evenkeel.account.Registration;
import io.evenkeel.account.TransactionSide;
import io.evenkeel.market.SecurityId;
import io.evenkeel.money.Money;
import io.evenkeel.money.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What holds for every ledger. More of them: {@code ./mvnw -Pnightly verify}. */
class WashSalePropertiesTest {

    @Property
    void the_engine_agrees_with_the_rules_applied_a_share_at_a_time(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int size) {
        Ledger ledger = RandomLedger.whole(seed, size);
        AdjustedLedger fast = WashSales.adjust(ledger);
        assertThat(fast).isEqualTo(NaiveWashSales.adjust(ledger));
        Statistics.collect(fast.disallowedTotal().isPositive() ? "washed" : "nothing washed");
    }

    @Property
    void recognized_deferred_and_permanently_lost_add_up_to_the_economic_result(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int size) {
        Ledger ledger = RandomLedger.fractional(seed, size);
        AdjustedLedger adjusted = WashSales.adjust(ledger);
        Money cash = Money.ZERO;
        for (LedgerTrade trade : ledger.trades()) {
            if (ledger.accounts().get(trade.account()) == Registration.TAXABLE) {
                Money amount = Objects.requireNonNull(trade.amount());
                cash = trade.side() == TransactionSide.SELL ? cash.plus(amount) : cash.minus(amount);
            }
        }
        Money openBasis = adjusted.openLots().stream()
                .filter(lot -> ledger.accounts().get(lot.account()) == Registration.TAXABLE)
                .map(lot -> Objects.requireNonNull(lot.basis()))
                .reduce(Money.ZERO, Money::plus);
        assertThat(adjusted.recognizedTotal()).isEqualTo(cash.plus(openBasis).plus(adjusted.permanentlyLost()));
    }

    @Property
    void no_line_defers_more_than_its_loss_nor_is_replaced_by_more_than_was_sold(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int size) {
        for (SaleLine line : WashSales.adjust(RandomLedger.whole(seed, size)).sales()) {
            Money loss = line.gain().min(Money.ZERO).negated();
            assertThat(line.disallowed()).isBetween(Money.ZERO, loss);
            Money parts = line.replacedBy().stream().map(ReplacedBy::loss).reduce(Money.ZERO, Money::plus);
            assertThat(parts).isEqualTo(line.disallowed());
        }
    }

    @Property
    void no_share_replaces_twice(@ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int size) {
        Ledger ledger = RandomLedger.whole(seed, size);
        Map<String, Long> bought = new HashMap<>();
        ledger.trades().stream()
                .filter(trade -> trade.side() != TransactionSide.SELL)
                .forEach(trade -> bought.put(
                        trade.account() + "/" + trade.id(),
                        units(ledger, trade.security(), trade.date(), trade.quantity())));
        Map<String, Long> used = new HashMap<>();
        for (SaleLine line : WashSales.adjust(ledger).sales()) {
            for (ReplacedBy by : line.replacedBy()) {
                // Told as of the match: never fewer of today's shares than the same number of the purchase's day.
                used.merge(by.account() + "/" + by.lot(), by.quantity().millionths(), Long::sum);
            }
        }
        used.forEach((lot, quantity) -> assertThat(quantity).isLessThanOrEqualTo(bought.get(lot)));
    }

    private static long units(Ledger ledger, SecurityId security, LocalDate day, Quantity quantity) {
        long units = quantity.millionths();
        for (LedgerSplit split : ledger.splits()) {
            if (split.security().equals(security) && day.isBefore(split.effective())) {
                units = units
                        * split.newShares().millionths()
                        / split.oldShares().millionths();
            }
        }
        return units;
    }

    @Property
    void the_order_of_rows_changes_nothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int size) {
        Ledger ledger = RandomLedger.fractional(seed, size);
        Random random = new Random(seed + 1);
        List<LedgerTrade> shuffled = new ArrayList<>();
        for (LedgerTrade trade : ledger.trades()) {
            List<LotTaken> lots = new ArrayList<>(trade.lots());
            Collections.shuffle(lots, random);
            shuffled.add(with(trade, lots));
        }
        Collections.shuffle(shuffled, random);
        assertThat(WashSales.adjust(new Ledger(ledger.accounts(), ledger.groups(), shuffled, ledger.splits())))
                .isEqualTo(WashSales.adjust(ledger));
    }

    @Property
    void a_split_of_one_for_one_changes_nothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int size) {
        Ledger ledger = RandomLedger.fractional(seed, size);
        List<LedgerSplit> splits = new ArrayList<>(ledger.splits());
        splits.add(
                new LedgerSplit("ONE", new SecurityId("N"), Quantity.ONE, Quantity.ONE, LocalDate.parse("2023-03-01")));
        splits.add(new LedgerSplit(
                "TWO", new SecurityId("M"), Quantity.of("3"), Quantity.of("3"), LocalDate.parse("2023-04-01")));
        assertThat(WashSales.adjust(new Ledger(ledger.accounts(), ledger.groups(), ledger.trades(), splits)))
                .isEqualTo(WashSales.adjust(ledger));
    }

    @Property
    void shares_bought_are_sold_or_open(@ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int size) {
        Ledger ledger = RandomLedger.whole(seed, size);
        AdjustedLedger adjusted = WashSales.adjust(ledger);
        for (AccountId account : ledger.accounts().keySet()) {
            long net = 0;
            for (LedgerTrade trade : ledger.trades()) {
                if (trade.account().equals(account)) {
                    long units = units(ledger, trade.security(), trade.date(), trade.quantity());
                    net += trade.side() == TransactionSide.SELL ? -units : units;
                }
            }
            long open = adjusted.openLots().stream()
                    .filter(lot -> lot.account().equals(account))
                    .mapToLong(lot -> lot.quantity().millionths())
                    .sum();
            assertThat(open).isEqualTo(net);
        }
    }

    /** A sale of ten shares of a lot is the same as one of four and six of them. */
    @Property
    void a_sale_that_names_a_lot_twice_changes_no_total(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int size) {
        Ledger ledger = RandomLedger.whole(seed, size);
        Random random = new Random(seed + 2);
        List<LedgerTrade> trades =
                ledger.trades().stream().map(trade -> divided(trade, random)).toList();
        AdjustedLedger whole = WashSales.adjust(ledger);
        AdjustedLedger divided =
                WashSales.adjust(new Ledger(ledger.accounts(), ledger.groups(), trades, ledger.splits()));
        assertThat(divided.recognizedTotal()).isEqualTo(whole.recognizedTotal());
        assertThat(divided.disallowedTotal()).isEqualTo(whole.disallowedTotal());
        assertThat(divided.permanentlyLost()).isEqualTo(whole.permanentlyLost());
        assertThat(basisByLotAndDay(divided)).isEqualTo(basisByLotAndDay(whole));
    }

    private static LedgerTrade divided(LedgerTrade trade, Random random) {
        List<LotTaken> lots = new ArrayList<>();
        for (LotTaken taken : trade.lots()) {
            long shares = taken.quantity().millionths() / 1_000_000;
            long first = shares < 2 ? shares : 1 + random.nextInt((int) shares - 1);
            lots.add(new LotTaken(taken.lot(), Quantity.ofShares(first)));
            if (first < shares) {
                lots.add(new LotTaken(taken.lot(), Quantity.ofShares(shares - first)));
            }
        }
        return with(trade, lots);
    }

    private static LedgerTrade with(LedgerTrade trade, List<LotTaken> lots) {
        return new LedgerTrade(
                trade.id(),
                trade.account(),
                trade.side(),
                trade.kind(),
                trade.security(),
                trade.quantity(),
                trade.amount(),
                trade.date(),
                trade.time(),
                lots,
                trade.originalAcquired(),
                trade.fairValue());
    }

    private static Map<String, Money> basisByLotAndDay(AdjustedLedger ledger) {
        Map<String, Money> basis = new HashMap<>();
        for (OpenLot lot : ledger.openLots()) {
            basis.merge(
                    lot.account() + "/" + lot.lot() + "/" + lot.deemedAcquired(),
                    Objects.requireNonNull(lot.basis()),
                    Money::plus);
        }
        return basis;
    }
}
